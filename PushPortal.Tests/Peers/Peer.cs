using System.Diagnostics;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>A program by a public SMPP stack (npm's <c>smpp</c>): it is told what to do, and tells what happens, in lines of JSON.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<JsonElement> _events = [];
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Peer(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static Peer Start(string script, params string[] arguments)
    {
        return new(Process.Start(new ProcessStartInfo(Node.Path(), [Path.Combine(Node.Folder, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    internal async Task TellAsync(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command).AsMemory(), Ct);
        await _process.StandardInput.FlushAsync(Ct);
    }

    /// <summary>The next event of this kind; those that come before it are kept.</summary>
    internal async Task<JsonElement> NextAsync(string kind, Predicate<JsonElement>? wanted = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var at = _events.FindIndex(one => one.Text("event") == kind && wanted?.Invoke(one) is not false);
            if (at >= 0)
            {
                var found = _events[at];
                _events.RemoveAt(at);
                return found;
            }

            var left = Limit - TimeProvider.System.GetElapsedTime(start);
            Assert.True(left > TimeSpan.Zero, $"no {kind}; there were: {string.Join(' ', _events)}");
            var line = await _process.StandardOutput.ReadLineAsync(Ct).AsTask().WaitAsync(left, TimeProvider.System, Ct);
            if (line is null)
            {
                Assert.Fail($"node has ended: {await _errors}");
            }

            _events.Add(JsonSerializer.Deserialize<JsonElement>(line));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
