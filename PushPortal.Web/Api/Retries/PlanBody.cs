using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Retries;

/// <summary>What a plan is asked for: a filter, or transactions.</summary>
/// <param name="Filter">All failures of the account that match.</param>
/// <param name="Transactions">Ids, instead of a filter.</param>
/// <param name="DeliverBefore">A new end of their lifetime.</param>
internal sealed record PlanBody(PlanFilterBody? Filter, IReadOnlyList<string>? Transactions, DateTimeOffset? DeliverBefore)
{
    internal static BulkRetryAsk? Read(RequestMembers body, ServiceProvider account)
    {
        var filter = body.Object("filter");
        var written = body.Texts("transactions");
        var deliverBefore = body.Instant("deliverBefore");
        if (filter is null == written is null)
        {
            body.Refuse<int>("filter", "must be given, or transactions instead of it");
        }

        var ids = new List<long>();
        foreach (var text in written ?? [])
        {
            if (PublicId.TryParse(PublicId.Transaction, text, out var id))
            {
                ids.Add(id);
            }
            else
            {
                body.Refuse<int>("transactions", $"has '{text}', which is not the id of a transaction");
            }
        }

        return new BulkRetryAsk { By = account.Code, OwnerId = account.Id, Filter = ReadFilter(filter, account), TransactionIds = ids, DeliverBefore = deliverBefore };
    }

    private static FailureFilter? ReadFilter(RequestMembers? filter, ServiceProvider account)
    {
        if (filter is null)
        {
            return null;
        }

        var name = filter.Text("cause");
        var cause = FailureCauses.OfName(name);
        if (name is not null && cause is null)
        {
            filter.Refuse<int>("cause", "must be the name of a cause, such as absent-subscriber");
        }

        var (from, to) = (filter.Instant("from"), filter.Instant("to"));
        filter.RefuseOthers();
        return new FailureFilter
        {
            AccountId = account.Id,
            Cause = cause,
            Retryable = true,
            From = from is { } first ? FailureFilter.HourOf(first) : null,
            To = to is { } end ? FailureFilter.HourOf(end) : null,
        };
    }
}
