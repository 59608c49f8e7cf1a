using Microsoft.Extensions.Options;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Components;

/// <summary>What happened in the period before the one that is shown, as long and step by step.</summary>
public sealed class PreviousTraffic(IPushEnquiries enquiries, IOptions<StorageOptions> storage)
{
    /// <summary>Null when counts are not kept for that long.</summary>
    internal async Task<IReadOnlyList<TrafficPoint>?> BeforeAsync(long? accountId, TrafficRange range, DateTimeOffset now, CancellationToken ct)
    {
        var start = range.StartAt(now);
        var isKept = now - (start - range.Length) <= (range.IsOfMinutes ? TrafficRange.MinutesAreKept : storage.Value.Retention);
        return isKept ? await enquiries.TrafficAsync(accountId, range, start.AddTicks(-1), ct) : null;
    }
}
