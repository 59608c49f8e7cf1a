using PushPortal.Domain.Refusals;

namespace PushPortal.Tests.Portal;

/// <summary>Refusals kept by hand, the newest last.</summary>
internal sealed class KeptRefusals : IRefusalStore
{
    private readonly List<Refusal> _refusals = [];

    internal RefusalFilter? Asked { get; private set; }

    public Task AddAsync(IReadOnlyList<Refusal> refusals)
    {
        _refusals.AddRange(refusals);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter, int limit, CancellationToken ct)
    {
        Asked = filter;
        return Task.FromResult<IReadOnlyList<Refusal>>(
        [
            .. _refusals.Where(refusal => Sees(filter.AccountId, refusal) && (filter.PushId is null || filter.PushId == refusal.PushId) && (filter.TraceId is null || filter.TraceId == refusal.TraceId) && refusal.Id < (filter.Before ?? long.MaxValue))
                .OrderByDescending(refusal => refusal.Id).Take(limit),
        ]);
    }

    public Task<Refusal?> FindAsync(long id, long? accountId, CancellationToken ct) => Task.FromResult(_refusals.FirstOrDefault(refusal => refusal.Id == id && Sees(accountId, refusal)));

    private static bool Sees(long? account, Refusal refusal) => account is null || account == refusal.AccountId;
}
