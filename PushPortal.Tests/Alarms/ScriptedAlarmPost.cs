using System.Threading.Channels;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;

namespace PushPortal.Tests.Alarms;

/// <summary>Hears of alarms; it can be told to refuse.</summary>
internal sealed class ScriptedAlarmPost : IAlarmPost
{
    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
    private string _why = "";
    private int _refusals;

    internal void Refuse(string why, int times) => (_why, _refusals) = (why, times);

    internal ValueTask<string> NextAsync(CancellationToken ct) => _heard.Reader.ReadAsync(ct);

    public Task<string?> SendAsync(Alarm alarm, AlarmStage stage, CancellationToken ct)
    {
        _heard.Writer.TryWrite($"{stage.ToString().ToLowerInvariant()} {alarm.Subject}");
        return Task.FromResult(_refusals-- > 0 ? _why : null);
    }
}
