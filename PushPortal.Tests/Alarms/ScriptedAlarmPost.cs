using System.Globalization;
using System.Threading.Channels;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;

namespace PushPortal.Tests.Alarms;

/// <summary>Hears of alarms; it can be told to refuse.</summary>
internal sealed class ScriptedAlarmPost : IAlarmPost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
    private string _why = "";
    private int _refusals;

    /// <summary>Happens after an alarm was heard of and before that is confirmed.</summary>
    internal Action? WhileSending { get; set; }

    internal void Refuse(string why, int times) => (_why, _refusals) = (why, times);

    /// <summary>The next alarm that it hears of; a test that waits for one that never comes fails.</summary>
    internal Task<string> NextAsync(CancellationToken ct) => _heard.Reader.ReadAsync(ct).AsTask().WaitAsync(Patience, TimeProvider.System, ct);

    public Task<string?> SendAsync(Alarm alarm, AlarmStage stage, CancellationToken ct)
    {
        _heard.Writer.TryWrite($"{stage.ToString().ToLowerInvariant()} {alarm.Subject}{(alarm.Facts.Level == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {alarm.Facts.Level}"))}");
        WhileSending?.Invoke();
        return Task.FromResult(_refusals-- > 0 ? _why : null);
    }
}
