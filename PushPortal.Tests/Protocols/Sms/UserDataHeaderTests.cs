using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Tests.Protocols.Sms;

public sealed class UserDataHeaderTests
{
    private static readonly ApplicationPorts Push = new(2948, 9200);

    public static TheoryData<string, UserDataHeader> Known => new()
    {
        { "0605040b8423f0", new() { Ports = Push } },
        { "0b00035a020105040b8423f0", new() { Concatenation = new(0x5A, 2, 1), Ports = Push } },
        { "0c08049f8e020205040b8423f0", new() { Concatenation = new(40_846, 2, 2, Wide: true), Ports = Push } },
        { "050003ff0301", new() { Concatenation = new(255, 3, 1) } },
    };

    [Theory, MemberData(nameof(Known))]
    public void Headers_are_read_and_written_alike(string hex, UserDataHeader header)
    {
        var read = UserDataHeader.Read(Convert.FromHexString(hex + "ffff"), out var length);

        Assert.Equal(header, read);
        Assert.Equal(hex.Length / 2, length);
        Assert.Equal(hex, Convert.ToHexStringLower(header.Write()));
    }

    [Theory]
    [InlineData("0b05040b8423f00003960201", true)]      // ports before the concatenation, as captured
    [InlineData("0f" + "2402aabb" + "05040b8423f0" + "0003960201", true)]
    [InlineData("0b05040b8423f00003960001", false)]     // total 0
    [InlineData("0b05040b8423f00003960200", false)]     // sequence 0
    [InlineData("0b05040b8423f00003960203", false)]     // sequence above the total
    [InlineData("0a05040b8423f000029602", false)]       // an element of a wrong length
    public void Order_is_free_and_elements_that_break_their_rules_are_ignored(string hex, bool concatenated)
    {
        var header = UserDataHeader.Read(Convert.FromHexString(hex), out _);

        Assert.Equal(Push, header.Ports);
        Assert.Equal(concatenated ? new Concatenation(0x96, 2, 1) : null, header.Concatenation);
    }

    [Fact]
    public void Ports_of_8_bits_are_read() =>
        Assert.Equal(new(200, 100), UserDataHeader.Read([0x04, 0x04, 0x02, 200, 100], out _).Ports);

    [Fact]
    public void Header_that_says_nothing_has_no_octets() => Assert.Empty(new UserDataHeader().Write());

    [Theory]
    [InlineData("")]
    [InlineData("06")]
    [InlineData("0605040b8423")]
    [InlineData("0105")]
    [InlineData("0405040b84")]
    public void Header_that_is_cut_off_is_refused(string hex) =>
        Assert.Throws<SmsFormatException>(() => UserDataHeader.Read(Convert.FromHexString(hex), out _));

    [Fact]
    public void Seeded_headers_come_back_as_they_were_written()
    {
        var random = new Random(23);
        for (var i = 0; i < 2_000; i++)
        {
            var total = (byte)random.Next(1, 256);
            var wide = random.Next(2) == 0;
            var header = new UserDataHeader
            {
                Concatenation = random.Next(4) == 0 ? null : new(random.Next(wide ? 65_536 : 256), total, (byte)random.Next(1, total + 1), wide),
                Ports = random.Next(4) == 0 ? null : new((ushort)random.Next(65_536), (ushort)random.Next(65_536)),
            };

            var written = header.Write();

            Assert.True(written.Length == 0 ? header == new UserDataHeader() : UserDataHeader.Read(written, out _) == header, $"Seed 23, header {i}: {header}");
        }
    }

    [Fact]
    public void Damaged_headers_are_read_or_end_in_the_one_exception()
    {
        byte[][] originals = [.. ShortMessageVectors.All.SelectMany(vector => vector.UserData).Select(userData => userData[..16])];
        foreach (var original in originals)
            Assert.Equal(original[0] + 1, Garble.Refused<SmsFormatException>(Garble.Truncations(original), octets => UserDataHeader.Read(octets, out _)));

        var refused = Garble.Refused<SmsFormatException>(Garble.Mutations(originals, FloodCounts.UserDataHeader, seed: 6), octets => UserDataHeader.Read(octets, out _));

        Assert.InRange(refused, FloodCounts.UserDataHeader / 20, FloodCounts.UserDataHeader);
    }
}
