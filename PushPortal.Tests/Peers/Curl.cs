using System.Diagnostics;

namespace PushPortal.Tests.Peers;

/// <summary>curl, as a handset's browser that has a proxy in its settings.</summary>
internal static class Curl
{
    /// <summary>What curl writes.</summary>
    internal static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Machine.Program("curl", "curl"), ["--silent", "--show-error", .. arguments]);
        var (code, output, errors) = await Machine.RunAsync(start, TestContext.Current.CancellationToken);
        Assert.True(code == 0, errors);
        return output;
    }
}
