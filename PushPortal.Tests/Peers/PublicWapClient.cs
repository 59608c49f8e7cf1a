using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace PushPortal.Tests.Peers;

/// <summary>A WAP 1.x client that is not ours: <c>fakewap</c> of the Kannel project, from Debian's package kannel-extras.</summary>
internal static class PublicWapClient
{
    /// <summary>Asks for the URL from a source address; answers what the program says, and the content.</summary>
    /// <param name="inSession">Over WSP and WTP; otherwise without connection.</param>
    internal static async Task<(string Said, byte[] Content)> FetchAsync(IPEndPoint gateway, bool inSession, string url, IPAddress from, params string[] options)
    {
        var ct = TestContext.Current.CancellationToken;
        var program = Machine.Program("/usr/lib/kannel/test/fakewap", "kannel-extras");
        var content = Path.GetTempFileName();
        try
        {
            var port = gateway.Port.ToString(CultureInfo.InvariantCulture);
            var (_, output, errors) = await Machine.RunAsync(
                new ProcessStartInfo(program, ["-g", gateway.Address.ToString(), "-p", port, "-M", inSession ? "1" : "0", "-I", from.ToString(), "-D", "1", "-w", content, .. options, url]), ct);
            return (output + errors, await File.ReadAllBytesAsync(content, ct));
        }
        finally
        {
            File.Delete(content);
        }
    }
}
