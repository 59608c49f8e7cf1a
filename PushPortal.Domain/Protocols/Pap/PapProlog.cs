namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// What stands before the root element: the DOCTYPE with its identifiers, and the <c>wap-pap-ver</c> instruction, which initiators put into the
/// internal subset (PAP 2.0, 8). An XML reader that ignores the DTD hides both
/// and stumbles over brackets in comments of the subset, so the prolog is read here, in one pass, and the XML reader begins behind it.
/// </summary>
internal readonly record struct PapProlog(PapVersion Version, PapVersion AnswerVersion, int Length)
{
    internal static PapProlog Read(string text)
    {
        var scanner = new PapPrologScanner(text);
        scanner.Scan();

        var version = PapDocumentTypes.Assumed;
        var isKnown = scanner switch
        {
            { PublicId: { } publicId } => PapDocumentTypes.TryByPublicId(publicId, out version),
            { SystemId: { } systemId } => PapDocumentTypes.TryBySystemId(systemId, out version),
            _ => true,
        };
        if (!isKnown)
            version = PapDocumentTypes.Assumed;
        var answerVersion = AnswerVersionFor(version, scanner.SupportedVersions);
        if (isKnown)
            return new PapProlog(version, answerVersion, scanner.Length);
        throw new PapSyntaxException(
            PapStatus.VersionNotSupported,
            $"The document type {PapSyntaxException.Quoted(scanner.PublicId ?? scanner.SystemId)} is not supported: expected PAP 1.0, 2.0, 2.1 or 2.2")
        {
            Fragment = scanner.PublicId ?? scanner.SystemId,
            AnswerVersion = answerVersion,
        };
    }

    /// <summary>The document's own version if the list has it or is not there, else the highest on the list that this codec writes.</summary>
    private static PapVersion AnswerVersionFor(PapVersion own, string? supportedVersions)
    {
        if (supportedVersions is null || IsListed(own, supportedVersions))
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
