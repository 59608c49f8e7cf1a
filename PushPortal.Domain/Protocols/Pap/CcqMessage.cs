namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A push initiator asks for a client's capabilities (PAP 2.0, 9.9).</summary>
public sealed record CcqMessage : PapDocument
{
    internal const string Element = "ccq-message";

    public string? QueryId { get; init; }

    public string? AppId { get; init; }

    public required PapAddress Address { get; init; }

    internal static CcqMessage Read(PapElementReader element) => new()
    {
        QueryId = element.Optional("query-id"),
        AppId = element.Optional("app-id"),
        Address = element.ChildRequired(PapAddress.Element, PapAddress.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("query-id", QueryId);
        element.Attribute("app-id", AppId);
        Address.Write(element);
        element.End(Element);
    }
}
