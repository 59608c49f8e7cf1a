using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Answers query_sm, cancel_sm and replace_sm (SMPP 3.4, 4.8 to 4.10), apart from the reading loops.</summary>
internal sealed partial class EnquiryDesk(
    PushProxyGateway ppg,
    IPushEnquiries enquiries,
    MessageFinder finder,
    MessageReplacer replacer,
    OutcomeAnswers outcomes,
    ILogger<EnquiryDesk> logger)
{
    internal async Task TakeAsync(EsmeSession session, uint sequenceNumber, ISmppPdu request)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var account = session.Account!;
        try
        {
            session.Answer(sequenceNumber, request switch
            {
                QuerySm query => await QueryAsync(account, query, session.TakesParameters),
                CancelSm cancel => await CancelAsync(account, cancel),
                ReplaceSm replace => await replacer.ReplaceAsync(account, replace, session.IsTest),
                _ => throw new SmppProtocolException(CommandStatus.InvalidCommandId, "The command is not served."),
            });
        }
        catch (SmppProtocolException refused)
        {
            session.Answer(sequenceNumber, Refusals.Of(request.CommandId), refused.Answer);
        }
        catch (StoreBusyException)
        {
            session.Answer(sequenceNumber, Refusals.Of(request.CommandId), CommandStatus.MessageQueueFull);
        }
        catch (Exception failure)
        {
            LogNotAnswered(request.CommandId, failure);
            session.Answer(sequenceNumber, Refusals.Of(request.CommandId), CommandStatus.SystemError);
        }
    }

    /// <summary>Answers submits of a push that was taken before: now, when it has ended, or else when it does.</summary>
    internal async Task AwaitKnownAsync(long pushId, IReadOnlyList<OpenRequest> requests)
    {
        outcomes.Await(pushId, requests);
        try
        {
            if (await finder.LookUpAsync(pushId) is { Transactions: [{ State: not TransactionState.Pending } ended] } known)
            {
                var details = await enquiries.FindTransactionAsync(ended.Id, ended.AccountId, CancellationToken.None);
                var group = details?.Timeline.Select(line => line.Details).OfType<TimelineDetails.GroupEnded>().LastOrDefault();
                outcomes.Conclude(ended, known.Push.Form.Originator, group?.Report, group?.Outcome);
            }
        }
        catch (Exception failure)
        {
            LogNotAnswered(CommandId.SubmitSm, failure);
            foreach (var request in outcomes.Take(pushId))
            {
                request.Refuse(CommandStatus.SystemError);
            }
        }
    }

    /// <summary>The message that one with replace_if_present_flag takes the place of.</summary>
    internal async Task<long?> FindReplaceableAsync(long accountId, IncomingMessage message)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var pending = await finder.PendingAsync(accountId, message.Recipients[0], message.Form.Originator, message.ServiceType);
        return pending.Count == 0 ? null : pending[0];
    }

    private async Task<QuerySmResp> QueryAsync(ServiceProvider account, QuerySm query, bool knowsScheduled)
    {
        var found = await finder.FindAsync(account.Id, query.MessageId, query.Source, CommandStatus.InvalidMessageId);
        if (found is not { } message)
        {
            return new QuerySmResp { MessageId = query.MessageId, MessageState = MessageState.Enroute };
        }

        var last = Deciding(message.Transactions);
        var isFinal = last.State.IsFinal();
        return new QuerySmResp
        {
            MessageId = query.MessageId,
            FinalDate = isFinal ? SmppTime.FormatAbsolute(last.UpdatedAt) : "",
            MessageState = last.Step == TransactionStep.Deferred && knowsScheduled ? MessageState.Scheduled : last.State.MessageState(),
            ErrorCode = (byte)(isFinal ? last.Cause.NetworkError()?.Code ?? 0 : 0),
        };
    }

    /// <summary>Of several recipients, one that is pending, else one that failed.</summary>
    private static Transaction Deciding(IReadOnlyList<Transaction> transactions) =>
        transactions.FirstOrDefault(transaction => transaction.State == TransactionState.Pending)
        ?? transactions.FirstOrDefault(transaction => transaction.State.IsFailed())
        ?? transactions[0];

    private async Task<CancelSmResp> CancelAsync(ServiceProvider account, CancelSm cancel)
    {
        var pushes = cancel.MessageId.Length > 0 ? await NamedAsync(account.Id, cancel) : await MatchingAsync(account.Id, cancel);
        var cancelled = 0;
        foreach (var push in pushes)
        {
            cancelled += (await ppg.CancelAsync(push, account.Id, null, CancellationToken.None))?.Cancelled.Count ?? 0;
        }

        return cancelled > 0 ? new CancelSmResp() : throw new SmppProtocolException(CommandStatus.CancelFailed, "Nothing of it can be taken back any more.");
    }

    private async Task<IReadOnlyList<long>> NamedAsync(long accountId, CancelSm cancel)
    {
        if (await finder.FindAsync(accountId, cancel.MessageId, cancel.Source, CommandStatus.InvalidMessageId) is not { } message)
        {
            throw new SmppProtocolException(CommandStatus.CancelFailed, "The message is gathered with others.");
        }

        return cancel.Destination.Digits.Length == 0 || message.Transactions.Any(transaction => transaction.Recipient == AddressReader.ReadDestination(cancel.Destination))
            ? [message.Push.Id]
            : throw new SmppProtocolException(CommandStatus.InvalidDestinationAddress, "The message goes to another address.");
    }

    private Task<IReadOnlyList<long>> MatchingAsync(long accountId, CancelSm cancel) => finder.PendingAsync(
        accountId,
        AddressReader.ReadDestination(cancel.Destination),
        cancel.Source.Digits.Length == 0 ? null : cancel.Source.ToText(),
        cancel.ServiceType);

    [LoggerMessage(LogLevel.Error, "A {Command} could not be answered")]
    private partial void LogNotAnswered(CommandId command, Exception failure);
}
