using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PapCancelResult = PushPortal.Domain.Protocols.Pap.CancelResult;

namespace PushPortal.Web.Pap;

/// <summary>Cancels the account's newest push with the push-id, for all or for the named recipients; the answer has one result a code (WAP-247, 9.3 and 9.4).</summary>
internal static class PapCancellation
{
    internal static async Task<CancelResponse> CancelAsync(CancelMessage message, long accountId, PapServices services, CancellationToken ct) => new()
    {
        Version = message.AnswerVersion,
        PushId = message.PushId,
        Results = await ResultsAsync(message, accountId, services, ct),
    };

    private static async Task<IReadOnlyList<PapCancelResult>> ResultsAsync(CancelMessage message, long accountId, PapServices services, CancellationToken ct)
    {
        if (await services.Enquiries.FindByInitiatorPushIdAsync(message.PushId, accountId, ct) is not { } pushId)
        {
            return [Result(PapStatus.PushIdNotFound, message.Addresses)];
        }

        var named = message.Addresses.Count == 0 ? null : await PapRecipients.NamedAsync(message.Addresses, RecipientsAsync, accountId, services.Aliases, ct);
        try
        {
            var cancelled = await services.Ppg.CancelAsync(pushId, accountId, named?.Keys.ToHashSet(), ct);
            return cancelled is null ? [Result(PapStatus.PushIdNotFound, message.Addresses)] : Grouped(cancelled, named);
        }
        catch (StoreBusyException)
        {
            return [Result(PapStatus.ServiceUnavailable, message.Addresses)];
        }

        async Task<IReadOnlyList<Transaction>> RecipientsAsync() =>
            (await services.Enquiries.FindPushAsync(pushId, accountId, int.MaxValue, ct))?.Transactions ?? [];
    }

    private static List<PapCancelResult> Grouped(Domain.Pushes.CancelResult result, IReadOnlyDictionary<string, PapAddress>? named)
    {
        var known = result.Cancelled.Concat(result.TooLate).Select(transaction => transaction.Recipient).ToHashSet();
        IReadOnlyList<PapAddress> strangers = named is null ? [] : [.. named.Where(address => !known.Contains(address.Key)).Select(address => address.Value)];
        return
        [
            .. new[]
            {
                Result(PapStatus.Ok, Addresses(result.Cancelled, named)),
                Result(PapStatus.AddressNotFound, strangers),
                Result(PapStatus.CancellationNotPossible, Addresses(result.TooLate, named)),
            }.Where(group => group.Addresses.Count > 0),
        ];
    }

    /// <summary>As this request writes them; when it names none, as the push did.</summary>
    private static IReadOnlyList<PapAddress> Addresses(IReadOnlyList<Transaction> transactions, IReadOnlyDictionary<string, PapAddress>? named) =>
        [.. transactions.Select(transaction => named?[transaction.Recipient] ?? transaction.PapAddress())];

    private static PapCancelResult Result(PapStatus code, IReadOnlyList<PapAddress> addresses) =>
        new() { Code = code, Desc = PapStatusText.DescriptionOf(code), Addresses = addresses };
}
