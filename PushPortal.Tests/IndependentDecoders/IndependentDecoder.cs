using System.Diagnostics;
using System.Text;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>A decoder that others wrote, as a program of a Debian package.</summary>
internal sealed record IndependentDecoder(string Program, string Package)
{
    public static IndependentDecoder Wbxml { get; } = new("wbxml2xml", "libwbxml2-utils");

    public static IndependentDecoder Wireshark { get; } = new("tshark", "tshark");

    /// <summary>What the program writes for the octets. Where it is not installed the test is skipped, but for CI, where it fails.</summary>
    public async Task<string> DecodeAsync(byte[] octets, string[] arguments, CancellationToken ct)
    {
        if (Find() is not { } path)
        {
            var missing = $"{Program} is not installed: apt-get install {Package}";
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", missing);
            Assert.Skip(missing);
            return "";
        }

        using var process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        using var cancelled = ct.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.StandardInput.BaseStream.WriteAsync(octets, ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        Assert.True(process.ExitCode == 0, $"{Program} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);
}
