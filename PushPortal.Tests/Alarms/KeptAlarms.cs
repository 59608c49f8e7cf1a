using PushPortal.Domain.Alarms;

namespace PushPortal.Tests.Alarms;

/// <summary>Keeps alarms in memory; it can be told to fail.</summary>
internal sealed class KeptAlarms : IAlarmStore
{
    private readonly SortedDictionary<long, Alarm> _alarms = [];

    internal bool Fails { get; set; }

    internal IReadOnlyList<Alarm> All => [.. _alarms.Values];

    public Task<IReadOnlyList<Alarm>> StandingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Alarm>>([.. _alarms.Values.Where(alarm => alarm.ClearedAt is null)]);

    public Task<IReadOnlyList<Alarm>> ClearedUntoldAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Alarm>>([.. _alarms.Values.Where(alarm => alarm.ClearedAt is not null && alarm.Told == AlarmStage.Raised)]);

    public Task<long> LastIdAsync(CancellationToken ct) => Task.FromResult(_alarms.Keys.LastOrDefault());

    public Task SaveAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct)
    {
        if (Fails)
        {
            throw new IOException("No space left on device");
        }

        foreach (var alarm in alarms)
        {
            _alarms[alarm.Id] = alarm;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Alarm>> HistoryAsync(long? before, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<Alarm>>(
        [.. _alarms.Values.Reverse().Where(alarm => alarm.ClearedAt is not null && alarm.Id < (before ?? long.MaxValue)).Take(limit)]);
}
