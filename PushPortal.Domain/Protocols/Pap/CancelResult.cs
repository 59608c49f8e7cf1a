namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The recipients whose cancellation ended in one status code (PAP 2.0, 9.4.1); no address stands for all of them.</summary>
public sealed record CancelResult
{
    internal const string Element = "cancel-result";

    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    public IReadOnlyList<PapAddress> Addresses { get; init; } = [];

    internal static CancelResult Read(PapElementReader element) => new()
    {
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        Addresses = element.Children(PapAddress.Element, PapAddress.Read),
    };

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        foreach (var address in Addresses)
            address.Write(element);
        element.End(Element);
    }
}
