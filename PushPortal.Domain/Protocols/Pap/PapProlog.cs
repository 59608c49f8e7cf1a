using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// What the prolog of a PAP document says: its version, by the identifiers of the DOCTYPE, and the version in which the initiator can read the answer, by the
/// <c>wap-pap-ver</c> instruction, which initiators put into the internal subset (PAP 2.0, 8).
/// </summary>
/// <param name="Length">How many characters stand before the root element.</param>
internal readonly record struct PapProlog(PapVersion Version, PapVersion AnswerVersion, int Length)
{
    internal static PapProlog Read(string text)
    {
        var prolog = new XmlProlog(text, "wap-pap-ver");
        try
        {
            prolog.Scan();
        }
        catch (XmlSyntaxException fault)
        {
            throw new PapSyntaxException(PapStatus.BadRequest, "What stands before the pap element is not well-formed XML", fault) { Fragment = ExcerptAt(text, fault.Position) };
        }
        if (!prolog.DocumentType.IsEmpty && prolog.DocumentType is not "pap")
            throw new PapSyntaxException(PapStatus.BadRequest, $"The DOCTYPE is for {PapSyntaxException.Quoted(prolog.DocumentType)}: expected pap");
        if (prolog.EntityPosition >= 0)
            throw new PapSyntaxException(PapStatus.BadRequest, "The DOCTYPE declares or uses an entity: PAP documents may not") { Fragment = ExcerptAt(text, prolog.EntityPosition) };

        var version = PapDocumentTypes.Assumed;
        var isKnown = prolog switch
        {
            { HasPublicId: true } => PapDocumentTypes.TryByPublicId(prolog.PublicId, out version),
            { HasSystemId: true } => PapDocumentTypes.TryBySystemId(prolog.SystemId, out version),
            _ => true,
        };
        if (!isKnown)
            version = PapDocumentTypes.Assumed;
        var answerVersion = prolog.HasInstruction
            ? AnswerVersionFor(version, XmlProlog.PseudoAttribute(prolog.Instruction, "supported-versions"))
            : version;
        if (isKnown)
            return new PapProlog(version, answerVersion, prolog.Length);
        var identifier = (prolog.HasPublicId ? prolog.PublicId : prolog.SystemId).ToString();
        throw new PapSyntaxException(PapStatus.VersionNotSupported, $"The document type {PapSyntaxException.Quoted(identifier)} is not supported: expected PAP 1.0, 2.0, 2.1 or 2.2")
        {
            Fragment = identifier,
            AnswerVersion = answerVersion,
        };
    }

    private static string ExcerptAt(string text, int position) => text.Substring(position, Math.Min(text.Length - position, PapSyntaxException.MaxTextLength + 1));

    /// <summary>The document's own version if the list has it, else the highest on the list that this codec writes.</summary>
    private static PapVersion AnswerVersionFor(PapVersion own, ReadOnlySpan<char> supportedVersions)
    {
        if (IsListed(own, supportedVersions))
            return own;
        for (var version = PapVersion.Pap22; version >= PapVersion.Pap10; version--)
        {
            if (IsListed(version, supportedVersions))
                return version;
        }
        return own;
    }

    /// <summary>The list is of the form "2.0,1.*".</summary>
    private static bool IsListed(PapVersion version, ReadOnlySpan<char> supportedVersions)
    {
        var number = PapDocumentTypes.NumberOf(version);
        foreach (var range in supportedVersions.SplitAny(',', ' '))
        {
            var listed = supportedVersions[range];
            if (listed.SequenceEqual(number) || listed is "*" or "*.*" || (listed.EndsWith(".*") && number.AsSpan(0, 2).SequenceEqual(listed[..^1])))
                return true;
        }
        return false;
    }
}
