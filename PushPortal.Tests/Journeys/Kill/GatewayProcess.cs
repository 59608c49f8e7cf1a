using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>The product as a process of its own, which can be killed and started again over the same store.</summary>
/// <param name="settings">Of this process, by the names that the environment has for them.</param>
internal sealed class GatewayProcess(string folder, params (string Name, string Value)[] settings) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private Process? _process;

    internal Uri Address { get; } = new($"http://127.0.0.1:{ClosedPort.Find()}");

    /// <summary>What stands before the program and its arguments: a program that becomes it.</summary>
    internal string[] Launcher { get; init; } = [];

    internal string Database { get; } = Path.Combine(folder, "pushportal.db");

    /// <summary>The database of PostgreSQL that its store is in instead of the file.</summary>
    internal string? PostgresDatabase { get; init; }

    /// <summary>Its store, from outside.</summary>
    internal DbConnection OpenStore() => PostgresDatabase is null ? KilledStore.File(Database) : new NpgsqlConnection(StoreFromOutside ?? PostgresDatabase);

    /// <summary>Where its database is for others, if its own way there is another one.</summary>
    internal string? StoreFromOutside { get; init; }

    /// <summary>Whether it was started and has not been ended.</summary>
    internal bool IsRunning => _process is { HasExited: false };

    /// <summary>What it has printed, for a test that fails.</summary>
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

    /// <summary>Starts it, and waits until it is ready.</summary>
    internal async Task StartAsync(HttpClient http, CancellationToken ct)
    {
        Start();
        await ReadyAsync(http, ct);
    }

    /// <summary>Starts it, and waits until it works or stands by.</summary>
    internal async Task StandByAsync(HttpClient http, CancellationToken ct)
    {
        Start();
        await AnsweringAsync(http, "/health/live", "the start of the gateway's process", ct);
    }

    /// <summary>Waits until it stands by and has prepared for its turn.</summary>
    internal Task PreparedAsync(HttpClient http, CancellationToken ct) => StandingByAsync(http, "This one is prepared to take over", ct);

    /// <summary>Waits until it works.</summary>
    internal Task ReadyAsync(HttpClient http, CancellationToken ct) => AnsweringAsync(http, "/health/ready", "the gateway's readiness", ct);

    /// <summary>Waits until it stands by, after it has worked.</summary>
    internal Task StandingByAsync(HttpClient http, CancellationToken ct) => StandingByAsync(http, "This node stands by", ct);

    private Task<bool> StandingByAsync(HttpClient http, string words, CancellationToken ct) =>
        Eventually.GetAsync(() => SaysAsync(http, words, ct), says => says, $"'{words}'", StartLimit, () => Output);

    /// <summary>Whether it works now.</summary>
    internal Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct) => AnswersAsync(http, "/health/ready", ct);

    private async Task<bool> SaysAsync(HttpClient http, string words, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address, "/health/ready"), ct);
            return (await response.Content.ReadAsStringAsync(ct)).Contains(words, StringComparison.Ordinal);
        }
        catch (Exception absent) when (absent is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Start()
    {
        string[] command = [.. Launcher, "dotnet", typeof(Program).Assembly.Location];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Machine.HideCollector(start);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["PushPortal__DemoData"] = "true";
        start.Environment["PushPortal__Storage__Provider"] = PostgresDatabase is null ? "Sqlite" : "PostgreSql";
        start.Environment["PushPortal__Storage__ConnectionString"] = PostgresDatabase ?? $"Data Source={Database}";
        start.Environment["PushPortal__WapGateway__HttpEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__WapGateway__WspEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__WapGateway__WspSessionEndpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__Smsc__Smpp__Endpoint"] = "127.0.0.1:0";
        start.Environment["PushPortal__Ppg__DefaultLifetime"] = "00:05:00";
        start.Environment["PushPortal__Ppg__FirstRetry"] = "00:00:00.200";
        start.Environment["PushPortal__Notifications__FirstRetry"] = "00:00:00.200";
        start.Environment["PushPortal__Simulator__InboxSize"] = "10000";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    internal async Task KillAsync(CancellationToken ct)
    {
        _process!.Kill();
        await EndedAsync(ct);
    }

    /// <summary>Sends it a signal, by the name that <c>kill</c> has for it.</summary>
    internal async Task SignalAsync(string signal, CancellationToken ct)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(ct);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until it has ended.</summary>
    internal async Task EndedAsync(CancellationToken ct)
    {
        await _process!.WaitForExitAsync(ct);
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private Task<bool> AnsweringAsync(HttpClient http, string path, string what, CancellationToken ct) =>
        Eventually.GetAsync(() => AnswersAsync(http, path, ct), answers => answers, what, StartLimit, () => Output);

    private async Task<bool> AnswersAsync(HttpClient http, string path, CancellationToken ct)
    {
        Assert.False(_process!.HasExited, $"The gateway ended by itself:\n{Output}");
        try
        {
            using var response = await http.GetAsync(new Uri(Address, path), ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception absent) when (absent is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
