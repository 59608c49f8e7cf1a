using Microsoft.Extensions.Logging;
using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Looks once at everything that this process has, and keeps what came of it. A failure is logged when it begins, not with each look.</summary>
internal sealed partial class AlarmWatch(IEnumerable<IAlarmSource> sources, AlarmBoard board, ILogger<AlarmWatch> logger)
{
    private readonly IAlarmSource[] _sources = [.. sources];
    private readonly HashSet<AlarmKind> _notSeen = [];
    private bool _isNotKept;

    internal async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await board.LoadAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NoteNotKept(failure);
            return;
        }

        var seen = new List<AlarmCondition>();
        foreach (var source in _sources)
        {
            seen.AddRange(await LookAtAsync(source, ct));
        }

        board.Take(seen, _notSeen);
        await KeepAsync(ct);
    }

    /// <summary>Keeps what was not kept yet.</summary>
    internal async Task KeepAsync(CancellationToken ct)
    {
        try
        {
            await board.SaveAsync(ct);
            _isNotKept = false;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NoteNotKept(failure);
        }
    }

    private async Task<IReadOnlyList<AlarmCondition>> LookAtAsync(IAlarmSource source, CancellationToken ct)
    {
        try
        {
            var seen = await source.LookAsync(ct);
            _notSeen.Remove(source.Kind);
            return seen;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            if (_notSeen.Add(source.Kind))
            {
                LogNotSeen(failure, source.Kind);
            }

            return [];
        }
    }

    private void NoteNotKept(Exception failure)
    {
        if (!_isNotKept)
        {
            _isNotKept = true;
            LogNotKept(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Alarms of kind {Kind} cannot be judged; they stay as they are until that works again")]
    private partial void LogNotSeen(Exception failure, AlarmKind kind);

    [LoggerMessage(LogLevel.Error, "Alarms cannot be read or kept; that is tried again with each look")]
    private partial void LogNotKept(Exception failure);
}
