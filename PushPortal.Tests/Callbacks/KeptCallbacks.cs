using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Tests.Callbacks;

/// <summary>Results that were not told, put in by hand.</summary>
internal sealed class KeptCallbacks : ICallbackLog
{
    internal List<UntoldResult> Untold { get; } = [];

    internal List<(CallbackId Id, ResendAsk Ask)> Asked { get; } = [];

    internal ResendOutcome Outcome { get; set; } = ResendOutcome.Due;

    /// <summary>What became of the hour that goes on.</summary>
    internal ToldHour? Hour { get; set; }

    /// <summary>What the last page was asked with.</summary>
    internal UntoldFilter? Filter { get; private set; }

    public Task<UntoldPage> PageAsync(UntoldFilter filter, PageEdge<CallbackPosition>? edge, int limit, CancellationToken ct)
    {
        Filter = filter;
        return Task.FromResult(new UntoldPage([.. Of(filter)], null, null));
    }

    public Task<int> CountAsync(UntoldFilter filter, int most, CancellationToken ct) => Task.FromResult(Math.Min(most, Of(filter).Count()));

    public Task<long?> FirstWaitingAsync(CancellationToken ct) => Task.FromResult<long?>(null);

    public Task<IReadOnlyList<CallbackPosition>> OldestAsync(UntoldFilter filter, CallbackPosition? after, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<CallbackPosition>>(
        [.. Of(filter).Select(untold => untold.Position).OrderBy(position => position.Id.TransactionId).Where(position => after is null || position.Id.TransactionId > after.Value.Id.TransactionId).Take(limit)]);

    public Task<IReadOnlyList<ResendOutcome>> ResendAsync(IReadOnlyList<CallbackId> ids, ResendAsk ask, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            Asked.Add((id, ask));
            if (Outcome.IsAsked())
            {
                Untold.RemoveAll(untold => untold.Id == id);
            }
        }

        return Task.FromResult<IReadOnlyList<ResendOutcome>>([.. ids.Select(_ => Outcome)]);
    }

    public Task<IReadOnlyList<ToldHour>> HoursAsync(long? accountId, int hours, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ToldHour>>([.. Enumerable.Range(0, hours).Select(hour => hour == hours - 1 && Hour is { } told ? told : new ToldHour(now.AddHours(hour - hours), 0, 0, 0))]);

    private IEnumerable<UntoldResult> Of(UntoldFilter filter) => Untold.Where(untold =>
        (filter.AccountId is null || filter.AccountId == untold.AccountId) && (filter.From is null || untold.EventAt >= filter.From)
        && (filter.Skipped is null || filter.Skipped == untold.Skipped) && (filter.Authority is null || filter.Authority == untold.Authority));
}
