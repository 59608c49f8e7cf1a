using PushPortal.Domain.Addresses;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Pap;

/// <summary>The addresses of a request. Names among them are looked up together, and only when there are any.</summary>
internal static class PapRecipients
{
    private static readonly IReadOnlyDictionary<string, string> NoNumbers = new Dictionary<string, string>();

    /// <summary>As the PPG takes them, one for one.</summary>
    internal static async Task<IReadOnlyList<RequestedRecipient>> OfAsync(IReadOnlyList<PapAddress> addresses, long accountId, IAddressAliases aliases, CancellationToken ct)
    {
        PapRecipient[] read = [.. addresses.Select(PapRecipient.Read)];
        var numbers = await NumbersAsync(NamesOf(read), accountId, aliases, ct);
        return Array.ConvertAll(read, recipient => recipient.Requested(numbers));
    }

    /// <summary>The addresses by the recipient of a push that each names; of several for one, the first.</summary>
    /// <param name="recipients">Asks for the push's recipients; asked only when there are names.</param>
    internal static async Task<IReadOnlyDictionary<string, PapAddress>> NamedAsync(
        IReadOnlyList<PapAddress> addresses,
        Func<Task<IReadOnlyList<Transaction>>> recipients,
        long accountId,
        IAddressAliases aliases,
        CancellationToken ct)
    {
        PapRecipient[] read = [.. addresses.Select(PapRecipient.Read)];
        var names = NamesOf(read);
        // A name means whom it meant when the push was submitted: the alias may stand for another number by now.
        var submitted = names.Count == 0 ? [] : Submitted(await recipients());
        names.ExceptWith(submitted.Keys);
        var numbers = await NumbersAsync(names, accountId, aliases, ct);
        var named = new Dictionary<string, PapAddress>(read.Length);
        foreach (var recipient in read)
        {
            var number = recipient.IsName && submitted.TryGetValue(recipient.Value, out var then) ? then : recipient.Requested(numbers).Number;
            named.TryAdd(number, recipient.Address);
        }

        return named;
    }

    private static HashSet<string> NamesOf(IEnumerable<PapRecipient> recipients) => [.. recipients.Where(recipient => recipient.IsName).Select(recipient => recipient.Value)];

    private static async Task<IReadOnlyDictionary<string, string>> NumbersAsync(HashSet<string> names, long accountId, IAddressAliases aliases, CancellationToken ct) =>
        names.Count == 0 ? NoNumbers : await aliases.ResolveAsync(accountId, names, ct);

    /// <summary>The recipients by the names that they were submitted under.</summary>
    private static Dictionary<string, string> Submitted(IReadOnlyList<Transaction> transactions)
    {
        var submitted = new Dictionary<string, string>();
        foreach (var transaction in transactions)
        {
            if (transaction.Address is { } written && PapRecipient.Read(new PapAddress(written)) is { IsName: true } name)
            {
                submitted.TryAdd(name.Value, transaction.Recipient);
            }
        }

        return submitted;
    }
}
