namespace PushPortal.Domain.Protocols.Pap;

/// <summary>One PAP control document: the single child of the <c>pap</c> element, with what the root and the DOCTYPE say about it (PAP 2.0, 9).</summary>
public abstract record PapDocument
{
    private readonly PapVersion? _answerVersion;

    /// <summary>The version that the document's DOCTYPE names; the one it is written in.</summary>
    public PapVersion Version { get; init; } = PapDocumentTypes.Assumed;

    /// <summary>The version to answer in: the document's own, unless its <c>wap-pap-ver</c> instruction lists supported versions without it.</summary>
    public PapVersion AnswerVersion { get => _answerVersion ?? Version; init => _answerVersion = value; }

    /// <summary>Name of the implementation that made the document.</summary>
    public string? ProductName { get; init; }

    /// <summary>Writes the child of the <c>pap</c> element.</summary>
    internal abstract void Write(PapElementWriter element);
}
