using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Tells what the writer finds: to whoever looks at the state, and to the log. There only when it changes, not with each try: the log may be on the same disk.</summary>
internal sealed partial class StoreWatch(StoreState state, ILogger logger)
{
    internal void Wrote()
    {
        if (state.Trouble is not null)
        {
            LogWorks(state.FailingFor);
            state.Wrote(null);
        }
    }

    internal void NotWritten(Exception failure)
    {
        if (state.Trouble?.Reason != failure.Message)
        {
            LogFails(failure);
            state.Wrote(failure.Message);
        }
    }

    internal void CarriedLog()
    {
        if (state.LogTrouble is not null)
        {
            LogIsCarried();
            state.CarriedLog(null);
        }
    }

    internal void LogNotCarried(Exception failure)
    {
        if (state.LogTrouble?.Reason != failure.Message)
        {
            LogGrows(failure);
            state.CarriedLog(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The store fails; new pushes are refused and what was promised waits until it works again")]
    private partial void LogFails(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The store works again; it failed for {Duration}")]
    private partial void LogWorks(TimeSpan duration);

    [LoggerMessage(LogLevel.Error, "The store's log cannot be carried over into the database; it grows until that works again")]
    private partial void LogGrows(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The store's log is carried over again")]
    private partial void LogIsCarried();
}
