namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A push initiator asks how a push stands (PAP 2.0, 9.7).</summary>
public sealed record StatusQueryMessage : PapDocument
{
    internal const string Element = "statusquery-message";

    public required string PushId { get; init; }

    /// <summary>The recipients asked about; none means all.</summary>
    public IReadOnlyList<PapAddress> Addresses { get; init; } = [];

    internal static StatusQueryMessage Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        Addresses = element.Children(PapAddress.Element, PapAddress.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        foreach (var address in Addresses)
            address.Write(element);
        element.End(Element);
    }
}
