using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Puts a new message in the place of one that waits (replace_sm; SMPP 3.4, 4.10): another push, stored as the first is withdrawn. To its ESME the message
/// keeps its id. replace_sm has no data_coding: the new text is in the coding that the message has.
/// </summary>
internal sealed class MessageReplacer(PushProxyGateway ppg, MessageFinder finder, IdSequence ids, TimeProvider clock)
{
    /// <param name="isTest">It comes by a test key.</param>
    internal async Task<ReplaceSmResp> ReplaceAsync(ServiceProvider account, ReplaceSm replace, bool isTest)
    {
        if (await finder.FindAsync(account.Id, replace.MessageId, replace.Source, CommandStatus.InvalidMessageId) is not { } found
            || found.Push.OneTry || found.Push.Notify?.IsOfParts() == true || found.Transactions.All(transaction => transaction.State != TransactionState.Pending))
        {
            throw new SmppProtocolException(CommandStatus.ReplaceFailed, "The message cannot be replaced, or not any more.");
        }

        try
        {
            return await ppg.SubmitAsync(RequestOf(account, replace, found) with { IsTest = isTest }, CancellationToken.None) switch
            {
                SubmitResult.Accepted => new ReplaceSmResp(),
                SubmitResult.Overloaded => throw new SmppProtocolException(CommandStatus.Throttled, "More comes than can be taken now."),
                SubmitResult.AtLimit limited => throw new SmppProtocolException(limited.Limit.Status(), "The account is at its limit."),
                SubmitResult.Suspended => throw new SmppProtocolException(CommandStatus.MessageQueueFull, "New messages are not taken now."),
                _ => throw new SmppProtocolException(CommandStatus.ReplaceFailed, "The message was replaced meanwhile."),
            };
        }
        catch (PushRefusedException refused)
        {
            throw new SmppProtocolException(refused.Problems[0].Pointer == "/replace-push-id" ? CommandStatus.ReplaceFailed : refused.Status(), refused.Message);
        }
    }

    private PushRequest RequestOf(ServiceProvider account, ReplaceSm replace, PushWithTransactions found)
    {
        var now = clock.GetUtcNow();
        var push = found.Push;
        var messageId = push.Notify is { } notify && ReceiptTarget.Read(notify).MessageId is { } first ? first
            : PublicId.TryParse("", replace.MessageId.ToLowerInvariant(), out var named) ? named
            : push.Id;
        return new PushRequest
        {
            Account = account,
            Source = PushSource.Smpp,
            ReservedId = ids.Reserve(1 + found.Transactions.Count),
            InitiatorPushId = MessageFinder.ReplacementOf(push.Id),
            Recipients = [.. found.Transactions.Select(transaction => new RequestedRecipient(transaction.Recipient))],
            Content = new RawContent { Wsp = false, Body = ContentOf(replace) },
            Form = push.Form,
            Mode = push.Mode,
            Priority = push.Priority,
            DeliverAfter = SmppTime.Parse(replace.ScheduleDeliveryTime, now, CommandStatus.InvalidSchedule) ?? push.DeliverAfter,
            DeliverBefore = SmppTime.Parse(replace.ValidityPeriod, now, CommandStatus.InvalidExpiry) ?? push.DeliverBefore,
            Notify = ReceiptTarget.Of(MessageReader.WishOf(replace.RegisteredDelivery), messageId),
            SourceReference = push.SourceReference,
            Replaces = new ReplacedPush(push.Id, PendingOnly: true),
        };
    }

    private static ReadOnlyMemory<byte> ContentOf(ReplaceSm replace) => (replace.ShortMessage.Length > 0, replace.Tlvs.MessagePayload) switch
    {
        (true, { Length: > 0 }) => throw new SmppProtocolException(CommandStatus.TlvNotAllowed, "A message is in short_message or in message_payload, not in both."),
        (true, _) => replace.ShortMessage,
        (false, { Length: > 0 } payload) => payload,
        _ => throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "The message is empty."),
    };
}
