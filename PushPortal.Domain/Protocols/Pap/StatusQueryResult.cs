namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The recipients of a push that are in one state (PAP 2.0, 9.8.1); no address stands for all of them.</summary>
public sealed record StatusQueryResult
{
    internal const string Element = "statusquery-result";

    /// <summary>When the state was reached.</summary>
    public DateTimeOffset? EventTime { get; init; }

    public required MessageState MessageState { get; init; }

    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    public IReadOnlyList<PapAddress> Addresses { get; init; } = [];

    public QualityOfService? QualityOfService { get; init; }

    internal static StatusQueryResult Read(PapElementReader element) => new()
    {
        EventTime = element.Timestamp("event-time"),
        MessageState = element.WordRequired("message-state", PapWords.MessageStates),
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        Addresses = element.Children(PapAddress.Element, PapAddress.Read),
        QualityOfService = element.Child(QualityOfService.Element, QualityOfService.Read),
    };

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("event-time", EventTime);
        element.Attribute("message-state", PapWords.MessageStates.WordOf(MessageState));
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        foreach (var address in Addresses)
            address.Write(element);
        QualityOfService?.Write(element);
        element.End(Element);
    }
}
