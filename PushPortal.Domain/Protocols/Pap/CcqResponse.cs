namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The answer to a client capabilities query (PAP 2.0, 9.10); the capabilities themselves are a second entity beside it.</summary>
public sealed record CcqResponse : PapDocument
{
    internal const string Element = "ccq-response";

    public string? QueryId { get; init; }

    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    /// <summary>The client that was asked about; answers without it are seen and read.</summary>
    public PapAddress? Address { get; init; }

    internal static CcqResponse Read(PapElementReader element) => new()
    {
        QueryId = element.Optional("query-id"),
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        Address = element.Child(PapAddress.Element, PapAddress.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("query-id", QueryId);
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        Address?.Write(element);
        element.End(Element);
    }
}
