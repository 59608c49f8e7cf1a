namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A push initiator cancels a push that it submitted (PAP 2.0, 9.3).</summary>
public sealed record CancelMessage : PapDocument
{
    internal const string Element = "cancel-message";

    public required string PushId { get; init; }

    /// <summary>The recipients for whom the push is cancelled; none means all.</summary>
    public IReadOnlyList<PapAddress> Addresses { get; init; } = [];

    internal static CancelMessage Read(PapElementReader element) => new()
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
