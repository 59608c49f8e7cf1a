using System.Collections.Frozen;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The document type declarations by which a PAP document says its version, and the ones that answers are written with.</summary>
internal static class PapDocumentTypes
{
    /// <summary>A document without an identifier is read, and a document that cannot be read is answered, in this version.</summary>
    internal const PapVersion Assumed = PapVersion.Pap20;

    private static readonly FrozenDictionary<string, PapVersion>.AlternateLookup<ReadOnlySpan<char>> ByPublicId = new Dictionary<string, PapVersion>
    {
        ["-//WAPFORUM//DTD PAP 1.0//EN"] = PapVersion.Pap10,
        ["-//WAPFORUM//DTD PAP//EN"] = PapVersion.Pap10,
        ["-//WAPFORUM//DTD PAP 2.0//EN"] = PapVersion.Pap20,
        ["-//WAPFORUM//DTD PAP 2.1//EN"] = PapVersion.Pap21,
        ["-//OMA//DTD PAP 2.1//EN"] = PapVersion.Pap21,
        ["-//WAPFORUM//DTD PAP 2.2//EN"] = PapVersion.Pap22,
        ["-//OMA//DTD PAP 2.2//EN"] = PapVersion.Pap22,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    internal static bool TryByPublicId(ReadOnlySpan<char> publicId, out PapVersion version) => ByPublicId.TryGetValue(publicId.Trim(), out version);

    /// <summary>For a declaration that has a system identifier alone: the file name of the DTD tells the version.</summary>
    internal static bool TryBySystemId(ReadOnlySpan<char> systemId, out PapVersion version)
    {
        var fileName = systemId[(systemId.LastIndexOf('/') + 1)..].Trim();
        foreach (var candidate in Enum.GetValues<PapVersion>())
        {
            version = candidate;
            if (fileName.Equals($"pap_{NumberOf(candidate)}.dtd", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        version = Assumed;
        return false;
    }

    internal static string NumberOf(PapVersion version) => version switch
    {
        PapVersion.Pap10 => "1.0",
        PapVersion.Pap20 => "2.0",
        PapVersion.Pap21 => "2.1",
        PapVersion.Pap22 => "2.2",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "Not a PAP version"),
    };

    /// <summary>The XML declaration and DOCTYPE with which a document of this version begins.</summary>
    internal static ReadOnlySpan<byte> PrologOf(PapVersion version) => version switch
    {
        PapVersion.Pap10 => """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 1.0//EN" "http://www.wapforum.org/DTD/pap_1.0.dtd">

            """u8,
        PapVersion.Pap20 => """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.0//EN" "http://www.wapforum.org/DTD/pap_2.0.dtd">

            """u8,
        PapVersion.Pap21 => """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.1//EN" "http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd">

            """u8,
        PapVersion.Pap22 => """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE pap PUBLIC "-//OMA//DTD PAP 2.2//EN" "http://www.openmobilealliance.org/tech/DTD/pap_2.2.dtd">

            """u8,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "Not a PAP version"),
    };
}
