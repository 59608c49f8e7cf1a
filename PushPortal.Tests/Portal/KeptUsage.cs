using PushPortal.Domain.Usage;

namespace PushPortal.Tests.Portal;

/// <summary>Answers what was put.</summary>
internal sealed class KeptUsage : IUsage
{
    internal List<UsageLine> Lines { get; } = [];

    internal DateTimeOffset? CountedUntil { get; set; }

    public Task<UsageDays> OfAsync(long? accountId, DateOnly first, DateOnly last, CancellationToken ct) =>
        Task.FromResult(new UsageDays([.. Lines.Where(line => (accountId is null || line.AccountId == accountId) && line.Day >= first && line.Day <= last)], CountedUntil));
}
