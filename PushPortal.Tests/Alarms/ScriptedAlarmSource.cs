using System.Threading.Channels;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;

namespace PushPortal.Tests.Alarms;

/// <summary>Shows what a test says, and tells each look.</summary>
internal sealed class ScriptedAlarmSource(AlarmKind kind) : IAlarmSource
{
    private readonly Channel<bool> _looks = Channel.CreateUnbounded<bool>();

    public AlarmKind Kind => kind;

    internal IReadOnlyList<AlarmCondition> Seen { get; set; } = [];

    internal bool Fails { get; set; }

    internal void Show(bool holds) => Seen = [new AlarmCondition(kind, "", holds, default)];

    internal async Task LookedAsync(CancellationToken ct) => await _looks.Reader.ReadAsync(ct);

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        _looks.Writer.TryWrite(true);
        return Fails ? throw new IOException("cannot be read") : Task.FromResult(Seen);
    }
}
