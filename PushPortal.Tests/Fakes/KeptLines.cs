using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps every line that a host logs, with its category and the failure that it tells of.</summary>
internal sealed class KeptLines : ILoggerProvider
{
    internal ConcurrentQueue<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, All);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
