namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The push proxy gateway tells the push initiator the outcome for one recipient (PAP 2.0, 9.5). Members are in DTD order.</summary>
public sealed record ResultNotificationMessage : PapDocument
{
    internal const string Element = "resultnotification-message";

    public required string PushId { get; init; }

    /// <summary>URL of the push proxy gateway.</summary>
    public string? SenderAddress { get; init; }

    public string? SenderName { get; init; }

    /// <summary>When the gateway received the push.</summary>
    public DateTimeOffset? ReceivedTime { get; init; }

    /// <summary>When the state was reached.</summary>
    public DateTimeOffset? EventTime { get; init; }

    public required MessageState MessageState { get; init; }

    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    public required PapAddress Address { get; init; }

    /// <summary>What was achieved; included when the push asked for a quality of service.</summary>
    public QualityOfService? QualityOfService { get; init; }

    internal static ResultNotificationMessage Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        SenderAddress = element.Optional("sender-address"),
        SenderName = element.Optional("sender-name"),
        ReceivedTime = element.Timestamp("received-time"),
        EventTime = element.Timestamp("event-time"),
        MessageState = element.WordRequired("message-state", PapWords.MessageStates),
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        Address = element.ChildRequired(PapAddress.Element, PapAddress.Read),
        QualityOfService = element.Child(QualityOfService.Element, QualityOfService.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        element.Attribute("sender-address", SenderAddress);
        element.Attribute("sender-name", SenderName);
        element.Attribute("received-time", ReceivedTime);
        element.Attribute("event-time", EventTime);
        element.Attribute("message-state", PapWords.MessageStates.WordOf(MessageState));
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        Address.Write(element);
        QualityOfService?.Write(element);
        element.End(Element);
    }
}
