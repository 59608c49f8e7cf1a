namespace PushPortal.Domain.Protocols.Pap;

/// <summary>How a push stands, recipients grouped by state (PAP 2.0, 9.8).</summary>
public sealed record StatusQueryResponse : PapDocument
{
    internal const string Element = "statusquery-response";

    public required string PushId { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<StatusQueryResult> Results { get; init; }

    internal static StatusQueryResponse Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        Results = element.Children(StatusQueryResult.Element, StatusQueryResult.Read, atLeast: 1),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        foreach (var result in Results)
            result.Write(element);
        element.End(Element);
    }
}
