namespace PushPortal.Domain.Protocols.Pap;

/// <summary>What became of a cancellation, recipients grouped by status code (PAP 2.0, 9.4).</summary>
public sealed record CancelResponse : PapDocument
{
    internal const string Element = "cancel-response";

    public required string PushId { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<CancelResult> Results { get; init; }

    internal static CancelResponse Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        Results = element.Children(CancelResult.Element, CancelResult.Read, atLeast: 1),
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
