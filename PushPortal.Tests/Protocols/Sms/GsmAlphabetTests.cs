using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Tests.Protocols.Sms;

public sealed class GsmAlphabetTests
{
    [Theory]
    [InlineData("@$\n\r A", "00020A0D2041")]
    [InlineData("ÄÖÑÜ§äöñüà", "5B5C5D5E5F7B7C7D7E7F")]
    [InlineData("ΔΦΓΛΩΠΨΣΘΞ", "10121314151617" + "18191A")]
    [InlineData("€{}[]~\\|^", "1B651B281B291B3C1B3E1B3D1B2F1B401B14")]
    public void Text_has_the_codes_of_the_table(string text, string expected)
    {
        var octets = GsmAlphabet.Encode(text);

        Assert.Equal(Convert.FromHexString(expected), octets);
        Assert.Equal(text, GsmAlphabet.Decode(octets));
    }

    [Theory]
    [InlineData("ê")]
    [InlineData("中")]
    [InlineData("\0")]
    public void Text_that_the_alphabet_lacks_is_not_encoded(string text) => Assert.Null(GsmAlphabet.Encode(text));

    [Fact]
    public void Every_code_is_a_character_of_its_own()
    {
        var codes = Enumerable.Range(0, 128).Where(code => code != 0x1B).Select(code => (byte)code).ToArray();

        var text = GsmAlphabet.Decode(codes);

        Assert.Equal(127, text.Distinct().Count());
        Assert.Equal(codes, GsmAlphabet.Encode(text));
    }
}
