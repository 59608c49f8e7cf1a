using System.Diagnostics;
using System.Text;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>A decoder that others wrote, as a program of a Debian package.</summary>
internal sealed record IndependentDecoder(string Program, string Package)
{
    public static IndependentDecoder Wbxml { get; } = new("wbxml2xml", "libwbxml2-utils");

    public static IndependentDecoder Wireshark { get; } = new("tshark", "tshark");

    /// <summary>What the program writes for the octets.</summary>
    public async Task<string> DecodeAsync(byte[] octets, string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Machine.Program(Program, Package), arguments) { StandardOutputEncoding = Encoding.UTF8 };
        var (code, output, errors) = await Machine.RunAsync(start, ct, octets);
        Assert.True(code == 0, $"{Program} ended with {code}: {errors}");
        return output;
    }
}
