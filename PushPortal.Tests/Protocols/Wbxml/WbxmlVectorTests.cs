using System.Text;
using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

public sealed class WbxmlVectorTests
{
    public static TheoryData<string> Names => [.. WbxmlVectors.All.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_document_compiles_to_the_octets_of_its_vector(string name)
    {
        var vector = WbxmlVectors.Find(name);

        var compiled = Convert.ToHexStringLower(WbxmlCompiler.Compile(vector.Type, Encoding.UTF8.GetBytes(vector.Xml)));

        Assert.Equal(vector.Minimal, compiled);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_vector_reads_as_the_document_it_came_from(string name)
    {
        var vector = WbxmlVectors.Find(name);

        var document = WbxmlReader.Read(Convert.FromHexString(vector.Hex));

        Assert.Same(vector.Type, document.Type);
        Assert.Equal(Trees.Of(vector.Xml), Trees.Of(document.Root));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_version_octet_from_0_to_3_is_read_alike(string name)
    {
        var vector = WbxmlVectors.Find(name);
        var octets = Convert.FromHexString(vector.Hex);
        for (byte version = 0; version <= 3; version++)
        {
            octets[0] = version;
            var document = WbxmlReader.Read(octets);
            Assert.Equal(version, document.Version);
            Assert.Equal(Trees.Of(vector.Xml), Trees.Of(document.Root));
        }
    }

    [Fact]
    public void No_truncation_of_a_document_reads_or_ends_in_another_exception()
    {
        foreach (var vector in WbxmlVectors.All)
        {
            var octets = Convert.FromHexString(vector.Hex);
            var refused = Garble.Refused<WbxmlFormatException>(Garble.Truncations(octets), octets => WbxmlReader.Read(octets));
            Assert.Equal(octets.Length, refused);
        }
    }

    [Fact]
    public void Mutated_documents_read_or_end_in_the_one_exception()
    {
        byte[][] originals = [.. WbxmlVectors.All.Select(vector => Convert.FromHexString(vector.Hex))];

        var refused = Garble.Refused<WbxmlFormatException>(Garble.Mutations(originals, FloodCounts.Wbxml, seed: 1), octets => WbxmlReader.Read(octets));

        Assert.InRange(refused, FloodCounts.Wbxml / 4, FloodCounts.Wbxml);
    }

    [Fact]
    public void Mutated_xml_compiles_or_ends_in_the_one_exception()
    {
        var types = WbxmlVectors.All.GroupBy(vector => vector.Type).ToArray();
        foreach (var type in types)
        {
            byte[][] originals = [.. type.Select(vector => Encoding.UTF8.GetBytes(vector.Xml))];
            var refused = Garble.Refused<WbxmlCompileException>(Garble.Mutations(originals, FloodCounts.DocumentXml / types.Length, seed: 2), xml => WbxmlCompiler.Compile(type.Key, xml));
            Assert.InRange(refused, FloodCounts.DocumentXml / types.Length / 4, FloodCounts.DocumentXml / types.Length - 1);
        }
    }
}
