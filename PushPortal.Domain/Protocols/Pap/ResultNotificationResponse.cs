namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A push initiator confirms a result notification (PAP 2.0, 9.6).</summary>
public sealed record ResultNotificationResponse : PapDocument
{
    internal const string Element = "resultnotification-response";

    /// <summary>Required by the DTD, yet some initiators leave it out; the code alone confirms.</summary>
    public string? PushId { get; init; }

    /// <summary>1000 confirms.</summary>
    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    public PapAddress? Address { get; init; }

    internal static ResultNotificationResponse Read(PapElementReader element) => new()
    {
        PushId = element.Optional("push-id"),
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        Address = element.Child(PapAddress.Element, PapAddress.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        Address?.Write(element);
        element.End(Element);
    }
}
