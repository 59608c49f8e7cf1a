using System.Diagnostics;

namespace PushPortal.Tests.Peers;

/// <summary>curl, as a handset's browser that has a proxy in its settings.</summary>
internal static class Curl
{
    private const string Program = "/usr/bin/curl";

    /// <summary>What curl writes. Where it is not installed the test is skipped, but for CI, where it fails.</summary>
    internal static async Task<string> RunAsync(params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        if (!File.Exists(Program))
        {
            const string Missing = "curl is not installed: apt-get install curl";
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", Missing);
            Assert.Skip(Missing);
        }

        using var process = Process.Start(new ProcessStartInfo(Program, ["--silent", "--show-error", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var cancelled = ct.Register(process.Kill);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
