using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Pap;

/// <summary>How the account's newest push with the push-id stands, for all or for the named recipients: one result a state and code (WAP-247, 9.7 and 9.8).</summary>
internal static class PapStatusQuery
{
    internal static async Task<StatusQueryResponse> AnswerAsync(StatusQueryMessage query, long accountId, PapServices services, CancellationToken ct)
    {
        var found = await services.Enquiries.FindByInitiatorPushIdAsync(query.PushId, accountId, ct) is { } pushId
            ? await services.Enquiries.FindPushAsync(pushId, accountId, int.MaxValue, ct)
            : null;
        return new StatusQueryResponse
        {
            Version = query.AnswerVersion,
            PushId = query.PushId,
            Results = found is null ? [Unknown(PapStatus.PushIdNotFound, query.Addresses)] : await ResultsAsync(found, query.Addresses, accountId, services, ct),
        };
    }

    private static async Task<IReadOnlyList<StatusQueryResult>> ResultsAsync(
        PushDetails found, IReadOnlyList<PapAddress> addresses, long accountId, PapServices services, CancellationToken ct)
    {
        var named = addresses.Count == 0 ? null : await PapRecipients.NamedAsync(addresses, () => Task.FromResult(found.Transactions), accountId, services.Aliases, ct);
        var asked = found.Transactions.Where(transaction => named is null || named.ContainsKey(transaction.Recipient)).ToList();
        var results = asked
            .GroupBy(transaction => (transaction.State, transaction.Code))
            .OrderBy(group => group.Key)
            .Select(group => Result(found.Summary.Push, [.. group], named))
            .ToList();
        if (named is not null && asked.Count < named.Count)
        {
            var known = asked.Select(transaction => transaction.Recipient).ToHashSet();
            results.Add(Unknown(PapStatus.AddressNotFound, [.. named.Where(address => !known.Contains(address.Key)).Select(address => address.Value)]));
        }

        return results;
    }

    /// <param name="alike">Transactions of one state and code.</param>
    private static StatusQueryResult Result(Push push, IReadOnlyList<Transaction> alike, IReadOnlyDictionary<string, PapAddress>? named)
    {
        var code = (PapStatus)alike[0].Code;
        var cause = alike[0].Cause;
        return new StatusQueryResult
        {
            EventTime = alike.Max(transaction => transaction.UpdatedAt),
            MessageState = alike[0].State.MessageState(),
            Code = code,
            // Several causes may share a code: then only what the code says holds for all.
            Desc = cause != FailureCause.None && alike.All(transaction => transaction.Cause == cause) ? cause.Words() : PapStatusText.DescriptionOf(code),
            Addresses = [.. alike.Select(transaction => named?[transaction.Recipient] ?? transaction.PapAddress())],
            QualityOfService = push.Achieved(alike[0].State),
        };
    }

    private static StatusQueryResult Unknown(PapStatus code, IReadOnlyList<PapAddress> addresses) =>
        new() { MessageState = MessageState.Unknown, Code = code, Desc = PapStatusText.DescriptionOf(code), Addresses = addresses };
}
