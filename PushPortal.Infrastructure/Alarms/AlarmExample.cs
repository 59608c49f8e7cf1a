using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Looks for a transaction that shows what an alarm is about.</summary>
internal static class AlarmExample
{
    /// <summary>A transaction of the account's last push; null when it has none.</summary>
    /// <param name="status">Of pushes in this one; null for any.</param>
    internal static async Task<long?> LastOfAsync(this IPushEnquiries enquiries, long accountId, PushStatus? status, CancellationToken ct)
    {
        var page = await enquiries.PageAsync(new PushFilter { AccountId = accountId, Status = status, Limit = 1 }, ct);
        return page.Rows is [var last] && await enquiries.FindPushAsync(last.Push.Id, accountId, transactions: 1, ct) is { Transactions: [var first] } ? first.Id : null;
    }
}
