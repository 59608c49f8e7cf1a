using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Takes the messages of ESMEs: reads them, holds them against their account's rate, and makes pushes of them. Those that are parts of a message go to
/// the <see cref="PartDesk"/>, and all other requests to the <see cref="EnquiryDesk"/>.
/// </summary>
internal sealed partial class MessageDesk(
    PushProxyGateway ppg,
    SubmissionLimits limits,
    SubmissionIntake intake,
    IdSequence ids,
    OutcomeAnswers outcomes,
    PartDesk parts,
    EnquiryDesk enquiries,
    RefusalLog refusals,
    IOptions<SmppServerOptions> options,
    TimeProvider clock,
    ILogger<MessageDesk> logger) : IEsmeRequests
{
    private readonly ConcurrentDictionary<long, RateAllowance> _allowances = [];

    public void Take(EsmeSession session, uint sequenceNumber, ISmppPdu request)
    {
        if (request is not (SubmitSm or DataSm or SubmitMulti))
        {
            _ = enquiries.TakeAsync(session, sequenceNumber, request);
            return;
        }

        var account = session.Account!;
        IncomingMessage message;
        try
        {
            message = Limited(MessageReader.Read(request, account, clock.GetUtcNow()));
        }
        catch (SmppProtocolException refused)
        {
            Note(account, refused.Answer, refused.Message);
            session.Answer(sequenceNumber, Refusals.Of(request.CommandId), refused.Answer);
            return;
        }

        var open = new OpenRequest(session, sequenceNumber, request.CommandId, message);
        if (message.Recipients.Count == 0 || (session.IsTest && !message.Recipients.All(TestNumbers.Have)))
        {
            Note(account, CommandStatus.InvalidDestinationAddress, "None of its destinations can be served.");
            open.Refuse(CommandStatus.InvalidDestinationAddress);
        }
        else if (intake.Suspension is not null && !IsOwed(message, account) && intake.Refuses())
        {
            open.Refuse(CommandStatus.MessageQueueFull);
        }
        else if (!MayGo(account, message))
        {
            open.Refuse(CommandStatus.Throttled);
        }
        else if (message.IsAdopted && message.Mode != MessagingMode.Transaction && limits.Check(account) is { } limit)
        {
            // Once such a part is stored, its message is owed: no limit stands against it any more.
            Note(account, limit);
            open.Refuse(limit.Status());
        }
        else if (message.IsAdopted)
        {
            parts.Take(open, account, request);
        }
        else
        {
            _ = SubmitAsync(open, account);
        }
    }

    /// <summary>What a PPG in another process took, and the rest of a message that has begun, is not new.</summary>
    private bool IsOwed(IncomingMessage message, ServiceProvider account) => message.SubmissionId is not null || parts.HasBegun(message, account);

    private IncomingMessage Limited(IncomingMessage message) =>
        message.OneTry && message.DeliverBefore is null ? message with { DeliverBefore = clock.GetUtcNow() + options.Value.TransactionLifetime } : message;

    private bool MayGo(ServiceProvider account, IncomingMessage message)
    {
        try
        {
            var segments = account.Smpp.SegmentsPerSecond == 0 ? 0 : Segmenter.Count(message.Datagram.Span, message.FormAlone()) * message.Recipients.Count;
            return _allowances.GetOrAdd(account.Id, static _ => new RateAllowance()).TryTake(segments, account.Smpp.SegmentsPerSecond, clock.GetUtcNow());
        }
        catch (DatagramTooLongException)
        {
            // Refused for its length, which says more.
            return true;
        }
    }

    private async Task SubmitAsync(OpenRequest open, ServiceProvider account)
    {
        var message = open.Message;
        var id = ids.Reserve(1 + message.Recipients.Count);
        var waits = message.Mode == MessagingMode.Transaction;
        if (waits)
        {
            // The outcome may be there before the submission returns.
            outcomes.Await(id, [open]);
        }

        try
        {
            switch (await SubmitAsync(message, account, id))
            {
                case SubmitResult.Overloaded:
                    Refuse(CommandStatus.Throttled);
                    break;
                case SubmitResult.AtLimit limited:
                    Note(account, limited.Limit);
                    Refuse(limited.Limit.Status());
                    break;
                case SubmitResult.Suspended:
                    Refuse(CommandStatus.MessageQueueFull);
                    break;
                case SubmitResult.Duplicate known when waits:
                    await enquiries.AwaitKnownAsync(known.PushId, outcomes.Take(id));
                    break;
                case SubmitResult.Duplicate known:
                    open.Accept(known.PushId);
                    break;
                case SubmitResult.Accepted when !waits:
                    open.Accept(id);
                    break;
            }
        }
        catch (Exception failure)
        {
            if (failure is PushRefusedException refused)
            {
                Note(account, refused.Status(), refused.Message);
            }

            Refuse(StatusOf(failure));
        }

        void Refuse(CommandStatus status)
        {
            foreach (var request in waits ? outcomes.Take(id) : [open])
            {
                request.Refuse(status);
            }
        }
    }

    private async Task<SubmitResult> SubmitAsync(IncomingMessage message, ServiceProvider account, long id)
    {
        var push = message.ToRequest(account, id);
        if (message.ReplacesIfPresent && await enquiries.FindReplaceableAsync(account.Id, message) is { } pending)
        {
            try
            {
                return await ppg.SubmitAsync(push with { Replaces = new ReplacedPush(pending, PendingOnly: true) }, CancellationToken.None);
            }
            catch (PushRefusedException gone) when (gone.Problems[0].Pointer == "/replace-push-id")
            {
                // It went out meanwhile.
            }
        }

        return await ppg.SubmitAsync(push, CancellationToken.None);
    }

    private void Note(ServiceProvider account, CommandStatus status, string why) =>
        refusals.Note(account.Id, PushSource.Smpp, status.Name, why, pushId: null, traceId: null);

    /// <summary>A rate is not noted: who sends too fast is told so often that nothing else would be found.</summary>
    private void Note(ServiceProvider account, LimitReached limit)
    {
        if (limit.Kind == LimitKind.Quota)
        {
            Note(account, limit.Status(), "The account's pushes of this day are used up.");
        }
    }

    private CommandStatus StatusOf(Exception failure)
    {
        switch (failure)
        {
            case PushRefusedException refused:
                return refused.Status();
            case StoreBusyException:
                return CommandStatus.MessageQueueFull;
            default:
                LogNotTaken(failure);
                return CommandStatus.SystemError;
        }
    }

    [LoggerMessage(LogLevel.Error, "A message of an ESME could not be taken")]
    private partial void LogNotTaken(Exception failure);
}
