using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace PushPortal.Tests.Peers;

/// <summary>A WAP 1.x client that is not ours: <c>fakewap</c> of the Kannel project, from Debian's package kannel-extras.</summary>
internal static class PublicWapClient
{
    private const string Program = "/usr/lib/kannel/test/fakewap";

    /// <summary>Asks for the URL from a source address; answers what the program says, and the content.</summary>
    /// <param name="inSession">Over WSP and WTP; otherwise without connection.</param>
    internal static async Task<(string Said, byte[] Content)> FetchAsync(IPEndPoint gateway, bool inSession, string url, IPAddress from, params string[] options)
    {
        var ct = TestContext.Current.CancellationToken;
        Present();
        var content = Path.GetTempFileName();
        try
        {
            var port = gateway.Port.ToString(CultureInfo.InvariantCulture);
            using var process = Process.Start(new ProcessStartInfo(
                Program, ["-g", gateway.Address.ToString(), "-p", port, "-M", inSession ? "1" : "0", "-I", from.ToString(), "-D", "1", "-w", content, .. options, url])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var cancelled = ct.Register(process.Kill);
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return (await output + await errors, await File.ReadAllBytesAsync(content, ct));
        }
        finally
        {
            File.Delete(content);
        }
    }

    /// <summary>Where it is not installed the test is skipped, but for CI, where it fails.</summary>
    private static void Present()
    {
        if (File.Exists(Program))
            return;
        const string Missing = "fakewap is not installed: apt-get install kannel-extras";
        Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", Missing);
        Assert.Skip(Missing);
    }
}
