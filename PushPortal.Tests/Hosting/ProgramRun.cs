using System.Diagnostics;
using System.Globalization;
using System.Text;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Hosting;

/// <summary>The gateway's program in a process of its own, in an empty folder, outside Development.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-");
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    internal ProgramRun(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Machine.HideCollector(start);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["PushPortal__WapGateway__HttpEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__WapGateway__WspEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__WapGateway__WspSessionEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__Smsc__Smpp__Endpoint"] = "127.0.0.1:0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The exit code, once it has ended by itself.</summary>
    internal async Task<int> ExitCodeAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        await _process.WaitForExitAsync(either.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <param name="http">With its address.</param>
    internal Task ReadyAsync(HttpClient http, CancellationToken ct) => Eventually.GetAsync(
        async () =>
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready", ct);
                return $"{answer.StatusCode} {Output}";
            }
            catch (HttpRequestException notYet)
            {
                return $"{notYet.Message} {Output}";
            }
        },
        answer => answer.StartsWith("OK", StringComparison.Ordinal),
        "a ready gateway",
        Limit);

    /// <summary>SIGTERM, as service managers and container engines send it.</summary>
    internal async Task TerminateAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
