using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

public sealed class WbxmlReaderTests
{
    [Theory]
    [InlineData("", "end")]
    [InlineData("04056a0045460378000101", "version")]
    [InlineData("02046a0045460378000101", "type")]
    [InlineData("0205cf000045460378000101", "character set")]
    [InlineData("02056a0049", "tag token 0x09")]
    [InlineData("02056a0045860401", "string table")]
    [InlineData("02056a00458613037800010101", "attribute token 0x13")]
    [InlineData("02056a0045860b890101", "value token 0x89")]
    [InlineData("02056a0045860378000101", "before every attribute")]
    [InlineData("02056a00454602e0c05a0101", "entity")]
    [InlineData("02056a0045460383050101", "no end")]
    public void What_is_no_document_is_refused_with_its_reason(string hex, string reason) => Assert.Contains(reason,
        Assert.Throws<WbxmlFormatException>(() => WbxmlReader.Read(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Fact]
    public void Public_id_by_string_table_index_names_the_type()
    {
        // public id 0, index 0, charset 6A, table "-//WAPFORUM//DTD SI 1.0//EN" NUL, si, indication, "hi"
        var table = Convert.ToHexString("-//WAPFORUM//DTD SI 1.0//EN\0"u8);

        var document = WbxmlReader.Read(Convert.FromHexString("0300006A1C" + table + "4546036869000101"));

        Assert.Same(WbxmlDocumentTypes.ServiceIndication, document.Type);
        Assert.Equal("hi", document.Root.Child("indication")!.Text);
    }

    [Fact]
    public void Unknown_public_id_takes_the_type_that_the_media_type_says()
    {
        var octets = Convert.FromHexString("03016a00850b03780001");

        var document = WbxmlReader.Read(octets, WbxmlDocumentTypes.ServiceLoading);

        Assert.Equal("https://x", document.Root["href"]);
        Assert.Throws<WbxmlFormatException>(() => WbxmlReader.Read(octets));
    }

    [Fact]
    public void Entities_opaque_text_and_table_strings_join_into_one_text()
    {
        // table "b\0cd\0": STR_I "a", STR_T 0, ENTITY U+20AC, OPAQUE "z", STR_T 2
        var octets = Convert.FromHexString("03056a05" + "6200636400" + "4546" + "036100" + "8300" + "02C12C" + "C3017A" + "8302" + "0101");

        Assert.Equal("ab\u20aczcd", WbxmlReader.Read(octets).Root.Child("indication")!.Text);
    }

    [Fact]
    public void Literal_tags_and_attributes_take_their_names_from_the_string_table()
    {
        // table "x\0y\0": si { LITERAL_AC x: LITERAL y = "1", text "t" }
        var octets = Convert.FromHexString("03056a0478007900" + "45" + "C400" + "0402033100" + "01" + "037400" + "0101");

        var literal = WbxmlReader.Read(octets).Root.Child("x")!;

        Assert.Equal("1", literal["y"]);
        Assert.Equal("t", literal.Text);
    }

    [Fact]
    public void Attribute_page_switch_holds_until_the_next_one()
    {
        // characteristic type APPLICATION and parm APPID on page 1, then value= on page 0, as published for w4
        var octets = Convert.FromHexString("010b6a0045" + "C600015501" + "87360000060377340001" + "0101");

        var application = WbxmlReader.Read(octets).Root.Child("characteristic")!;

        Assert.Equal("APPLICATION", application["type"]);
        Assert.Equal("APPID", application.Child("parm")!["name"]);
        Assert.Equal("w4", application.Child("parm")!["value"]);
    }

    [Fact]
    public void Tag_page_switch_leaves_the_attribute_page_alone()
    {
        // characteristic, then parm on tag page 1 with name and value of attribute page 0
        var octets = Convert.FromHexString("010b6a0045" + "46" + "0001" + "8709068901" + "0101");

        var parameter = WbxmlReader.Read(octets).Root.Child("characteristic")!.Child("parm")!;

        Assert.Equal(("NAP-ADDRTYPE", "APN"), (parameter["name"], parameter["value"]));
    }

    [Fact]
    public void Document_of_version_0_without_charset_is_read()
    {
        var document = WbxmlReader.Read(Convert.FromHexString("0005" + "00" + "4546036869000101"));

        Assert.Equal("hi", document.Root.Child("indication")!.Text);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var deep = Convert.FromHexString("010b6a00" + string.Concat(Enumerable.Repeat("46", 40)) + string.Concat(Enumerable.Repeat("01", 40)));

        Assert.Contains("nested", Assert.Throws<WbxmlFormatException>(() => WbxmlReader.Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void String_table_cannot_blow_a_document_up()
    {
        // 8,000 characters in the table, referred to 8,000 times: 64 million characters out of 24,000 octets
        byte[] header = [0x03, 0x05, 0x6A, 0xBE, 0x41];
        byte[] references = [.. Enumerable.Repeat<byte[]>([0x83, 0x00], 8_000).SelectMany(reference => reference)];
        byte[] document = [.. header, .. Enumerable.Repeat((byte)'x', 8_000), 0, 0x45, 0x46, .. references, 0x01, 0x01];

        Assert.Contains("characters", Assert.Throws<WbxmlFormatException>(() => WbxmlReader.Read(document)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C307199906251523FF")]
    [InlineData("C30719991325152315")]
    [InlineData("C303199906")]
    [InlineData("C3081999062515231500")]
    public void Date_that_is_none_is_refused(string opaque) =>
        Assert.Throws<WbxmlFormatException>(() => WbxmlReader.Read(Convert.FromHexString("02056a0045860a" + opaque + "0101")));
}
