using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Gathers the parts of messages that ESMEs have split themselves, and submits each whole message as one push. In transaction mode the outcome of the push
/// answers every part. In the other modes a part is answered as soon as it is stored, and what a restart finds is gathered again.
/// </summary>
internal sealed partial class PartDesk(
    PushProxyGateway ppg,
    IdSequence ids,
    OutcomeAnswers outcomes,
    EnquiryDesk enquiries,
    SmppStore store,
    IAccountDirectory accounts,
    GatheringSignal signal,
    IOptions<SmppServerOptions> options,
    TimeProvider clock,
    ILogger<PartDesk> logger) : BackgroundService
{
    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly PartGatherer<HeldPart> _gatherer = new(options.Value.GatheringTime, options.Value.MaxGatheredParts);
    private CancellationToken _stopping;

    /// <summary>Takes a part and returns at once.</summary>
    internal void Take(OpenRequest open, ServiceProvider account, ISmppPdu request)
    {
        if (open.Message.Mode == MessagingMode.Transaction)
        {
            Gather(new HeldPart(open.Message, account, open, null));
        }
        else
        {
            _ = StoreAsync(open, account, request);
        }
    }

    /// <summary>Whether it is a part of a message of which others are held: whole messages alone are refused or taken.</summary>
    internal bool HasBegun(IncomingMessage message, ServiceProvider account)
    {
        if (!message.IsAdopted)
        {
            return false;
        }

        lock (_gate)
        {
            return _gatherer.HasBegun(message.KeyOf(account.Id));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        await Task.Yield();
        Recover();
        while (true)
        {
            DateTimeOffset? next;
            IReadOnlyList<PartSet<HeldPart>> due;
            lock (_gate)
            {
                due = _gatherer.Due(clock.GetUtcNow());
                next = _gatherer.NextDue;
            }

            Release(due);
            await signal.WaitUntilAsync(next, stoppingToken);
        }
    }

    /// <summary>Gathers again what the last process was answerable for. Those whose push was stored are done.</summary>
    private void Recover()
    {
        foreach (var row in store.OpenParts())
        {
            try
            {
                Recover(row);
            }
            catch (Exception failure)
            {
                LogNotRecovered(PublicId.Format("", row.Id), failure);
            }
        }
    }

    private void Recover(PartRow row)
    {
        if (row.PushId is { } pushId && store.HasPush(pushId))
        {
            store.Settle(pushId);
        }
        else if (accounts.Find(row.AccountId) is { } account)
        {
            var body = PduReader.Sharing(row.Body);
            var pdu = SmppPdu.Read((CommandId)row.Command, ref body);
            Gather(new HeldPart(MessageReader.Read(pdu, account, Instant(row.ReceivedAt)), account, null, row.Id));
        }
    }

    private async Task StoreAsync(OpenRequest open, ServiceProvider account, ISmppPdu request)
    {
        // One for itself and one for its transaction, should it go alone.
        var id = ids.Reserve(2);
        try
        {
            await store.StorePartAsync(new PartRow
            {
                Id = id,
                AccountId = account.Id,
                Command = (int)request.CommandId,
                Body = BodyOf(request),
                ReceivedAt = clock.GetUtcNow().UtcTicks,
                Receipt = (byte)open.Message.Receipt,
            });
        }
        catch (Exception failure)
        {
            open.Refuse(failure is StoreBusyException ? CommandStatus.MessageQueueFull : CommandStatus.SystemError);
            return;
        }

        open.Accept(id);
        Gather(new HeldPart(open.Message, account, null, id));
    }

    private void Gather(HeldPart part)
    {
        var message = part.Message;
        GatheredPart<HeldPart> gathered;
        lock (_gate)
        {
            gathered = _gatherer.Add(message.KeyOf(part.Account.Id), message.Part!.Value.Sequence, message.Datagram, part, clock.GetUtcNow());
            if (gathered.Complete is { } whole)
            {
                whole.PushId = whole.Places.First()[0].StoredId ?? ids.Reserve(2);
            }
        }

        Release(gathered.Released);
        if (gathered.Complete is { } set)
        {
            var first = set.Places.First()[0];
            _ = SubmitAsync([.. set.Places.SelectMany(place => place)], first.Message with { Part = null, Datagram = set.Join() }, set.PushId!.Value);
        }
        else if (gathered.Earlier is { PushId: { } pushId })
        {
            _ = JoinAsync(part, pushId);
        }
        else
        {
            signal.Wake();
        }
    }

    /// <summary>Their time is over: what came goes as it is, each part with its own concatenation element.</summary>
    private void Release(IReadOnlyList<PartSet<HeldPart>> sets)
    {
        foreach (var place in sets.SelectMany(set => set.Places))
        {
            _ = SubmitAsync(place, place[0].Message, place[0].StoredId ?? ids.Reserve(2));
        }
    }

    /// <summary>A copy of a part whose message is under way already.</summary>
    private async Task JoinAsync(HeldPart part, long pushId)
    {
        if (part.Open is { } open)
        {
            await enquiries.AwaitKnownAsync(pushId, [open]);
        }
        else
        {
            store.Assign([part.StoredId!.Value], pushId);
            store.Settle(pushId);
        }
    }

    private async Task SubmitAsync(IReadOnlyList<HeldPart> parts, IncomingMessage message, long pushId)
    {
        long[] stored = [.. parts.Select(part => part.StoredId).OfType<long>()];
        outcomes.Await(pushId, parts.Select(part => part.Open).OfType<OpenRequest>());
        if (stored.Length > 0)
        {
            store.Assign(stored, pushId);
        }

        try
        {
            while (await TrySubmitAsync(parts, message, pushId, isStored: stored.Length > 0) is { } status)
            {
                if (stored.Length == 0)
                {
                    Refuse(status);
                    return;
                }

                // Their ESME was told that they are stored: the gateway owes them a push.
                await Task.Delay(PauseWhenBusy, clock, _stopping);
            }

            if (stored.Length > 0)
            {
                store.Settle(pushId);
            }
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            LogNotSubmitted(failure);
            Refuse(failure is PushRefusedException refused ? refused.Status() : failure is StoreBusyException ? CommandStatus.MessageQueueFull : CommandStatus.SystemError);
        }
        catch (OperationCanceledException)
        {
            // The next start finds the parts.
        }

        void Refuse(CommandStatus status)
        {
            foreach (var open in outcomes.Take(pushId))
            {
                open.Refuse(status);
            }
        }
    }

    /// <summary>Why it is not submitted: the gateway is overloaded, the store too busy for what is stored as parts already, or the account at a limit. Null when it is.</summary>
    private async Task<CommandStatus?> TrySubmitAsync(IReadOnlyList<HeldPart> parts, IncomingMessage message, long pushId, bool isStored)
    {
        var now = clock.GetUtcNow();
        var request = message.ToRequest(parts[0].Account, pushId) with { IsOwed = isStored, HasBegun = true, Notify = parts.Any(part => part.Message.Receipt != ReceiptWish.None) ? ReceiptTarget.Parts : null };
        if (isStored && request.DeliverBefore <= now)
        {
            // It was in time when its ESME was answered, and comes to its end as a push.
            request = request with { DeliverBefore = now + TimeSpan.FromMilliseconds(1) };
        }

        try
        {
            return await ppg.SubmitAsync(request, CancellationToken.None) switch
            {
                SubmitResult.Overloaded => CommandStatus.Throttled,
                SubmitResult.AtLimit limited => limited.Limit.Status(),
                _ => null,
            };
        }
        catch (StoreBusyException) when (isStored)
        {
            return CommandStatus.MessageQueueFull;
        }
    }

    private static byte[] BodyOf(ISmppPdu pdu)
    {
        var octets = new byte[PduHeader.Octets + pdu.MaxOctets];
        return octets[PduHeader.Octets..SmppPdu.Write(octets, 0, pdu)];
    }

    [LoggerMessage(LogLevel.Error, "Part {MessageId}, which was stored before the restart, could not be gathered again")]
    private partial void LogNotRecovered(string messageId, Exception failure);

    [LoggerMessage(LogLevel.Error, "Gathered parts could not be submitted")]
    private partial void LogNotSubmitted(Exception failure);
}
