using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The gateway as a process of its own, in a folder with its store and its console output.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private const int TailLines = 40;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;

    private GatewayProcess(DirectoryInfo folder, int port, FileInfo program, IEnumerable<KeyValuePair<string, string>> settings)
    {
        Folder = folder;
        Endpoint = new IPEndPoint(IPAddress.Loopback, port);
        // The shell gives its place to the gateway, whose output so goes to the file without passing through this process.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet exec \"$0\" >> \"$1\" 2>&1", program.FullName, OutputFile]) { WorkingDirectory = folder.FullName };
        foreach (var own in PeerSockets.OwnVariables)
        {
            start.Environment.Remove(own);
        }

        // Its settings file and its pages are beside the program, and not in the folder that it writes to.
        start.Environment["ASPNETCORE_CONTENTROOT"] = program.DirectoryName;
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>From the start of the process until it said that it was ready.</summary>
    internal TimeSpan ReadyAfter { get; private set; }

    private DirectoryInfo Folder { get; }

    internal IPEndPoint Endpoint { get; }

    internal Uri Address => new($"http://{Endpoint}");

    internal int Id => _process.Id;

    private string OutputFile => Path.Combine(Folder.FullName, "console.log");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="GatewayFailedException">It ended, or was not ready in time.</exception>
    /// <param name="program">The gateway's program; null for the one that was built with this one.</param>
    /// <param name="port">The one of an earlier process; null for a free one.</param>
    /// <param name="folder">Where its store and its output are; that of an earlier process may be used again.</param>
    internal static async Task<GatewayProcess> StartAsync(FileInfo? program, IEnumerable<KeyValuePair<string, string>> settings, DirectoryInfo folder, CancellationToken ct, int? port = null)
    {
        var gateway = new GatewayProcess(folder, port ?? PeerSockets.FreePort(), program ?? GatewayProgram.Built(), settings);
        try
        {
            await gateway.ReadyAsync(ct);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>The end of its console output.</summary>
    internal string Tail() => string.Join('\n', File.ReadLines(OutputFile).TakeLast(TailLines));

    /// <summary>Throws when the process has ended by itself.</summary>
    internal void CheckRunning()
    {
        if (_process.HasExited)
        {
            throw new GatewayFailedException(string.Create(CultureInfo.InvariantCulture, $"The gateway ended by itself with {_process.ExitCode}.\n{Tail()}"));
        }
    }

    /// <summary>Ends it as a crash would, wherever it is.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it as service managers do, and kills it when it does not end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"The gateway did not end and is killed.\n{Tail()}");
                _process.Kill();
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        _process.Dispose();
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartLimit)
        {
            CheckRunning();
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/health/ready"), ct);
                if (answer.IsSuccessStatusCode)
                {
                    ReadyAfter = Stopwatch.GetElapsedTime(started);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Poll, TimeProvider.System, ct);
        }

        throw new GatewayFailedException($"The gateway was not ready in time.\n{Tail()}");
    }
}
