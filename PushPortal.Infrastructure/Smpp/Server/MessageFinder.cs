using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Finds the messages of an account, by the ids that its ESME was answered with or by what they have in common. Those of other accounts are not there.</summary>
internal sealed class MessageFinder(IPushLookup lookup, IPushEnquiries enquiries, SmppStore store, IDbContextFactory<PortalDbContext> contexts, ILookupTables lookups)
{
    private const int MostReplacements = 100;

    /// <summary>The push-id of a message that was put in the place of another.</summary>
    internal static string ReplacementOf(long pushId) => $"replaced-{PublicId.Format("", pushId)}";

    internal Task<PushWithTransactions?> LookUpAsync(long pushId) => lookup.TransactionsAsync(pushId, CancellationToken.None);

    /// <summary>The message of this id, or what has taken its place; null for a part that is still gathered.</summary>
    /// <exception cref="SmppProtocolException">There is none in the account, or it comes from another address.</exception>
    internal async Task<PushWithTransactions?> FindAsync(long accountId, string messageId, SmppAddress source, CommandStatus refusal)
    {
        if (!PublicId.TryParse("", messageId.ToLower(CultureInfo.InvariantCulture), out var id))
        {
            throw Unknown(refusal);
        }

        var found = await OfAccountAsync(id, accountId);
        if (found is null)
        {
            if (!store.HasPart(id, accountId))
            {
                throw Unknown(refusal);
            }

            found = store.PushOfPart(id, accountId) is { } pushId ? await OfAccountAsync(pushId, accountId) : null;
        }

        if (found is not null && source.Digits.Length > 0 && source.ToText() != (found.Push.Form.Originator ?? ""))
        {
            throw new SmppProtocolException(CommandStatus.InvalidSourceAddress, "The message comes from another address.");
        }

        return found is null ? null : await LatestAsync(found);
    }

    /// <summary>Pushes to this number that nobody has started to deliver, newest first.</summary>
    /// <param name="originator">Where they come from; null for those without an address.</param>
    internal async Task<IReadOnlyList<long>> PendingAsync(long accountId, string recipient, string? originator, string serviceType)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var service = serviceType.Length == 0 ? null : serviceType;
        var pending = new List<long>();
        foreach (var ids in lookups.Find(LookupKind.Recipient, recipient, after: 0, before: long.MaxValue, newestFirst: true))
        {
            pending.AddRange(await (
                from transaction in db.TransactionsOf(ids, recipient)
                join push in db.Pushes.AsNoTracking() on transaction.PushId equals push.Id
                where transaction.AccountId == accountId
                    && transaction.State == (byte)TransactionState.Pending
                    && transaction.Step != (byte)TransactionStep.Suspended
                    && push.Source == (byte)PushSource.Smpp
                    && push.Originator == originator
                    && push.SourceReference == service
                orderby push.Id descending
                select push.Id).ToListAsync());
        }

        return pending;
    }

    private async Task<PushWithTransactions?> OfAccountAsync(long id, long accountId) =>
        await LookUpAsync(id) is { Push.Source: PushSource.Smpp } found && found.Push.AccountId == accountId ? found : null;

    private async Task<PushWithTransactions> LatestAsync(PushWithTransactions found)
    {
        for (var step = 0; step < MostReplacements && found.Transactions.All(transaction => transaction.State == TransactionState.Cancelled); step++)
        {
            var next = await enquiries.FindByInitiatorPushIdAsync(ReplacementOf(found.Push.Id), found.Push.AccountId, CancellationToken.None);
            if (next is null || await LookUpAsync(next.Value) is not { } replacement)
            {
                return found;
            }

            found = replacement;
        }

        return found;
    }

    private static SmppProtocolException Unknown(CommandStatus refusal) => new(refusal, "There is no such message.");
}
