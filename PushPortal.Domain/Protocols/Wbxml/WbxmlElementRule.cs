namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>What the DTD lets an element hold. Attributes stand in the order in which they are written.</summary>
internal sealed record WbxmlElementRule(string Name)
{
    public string[] Attributes { get; init; } = [];
    public string[] Required { get; init; } = [];
    public string[] Children { get; init; } = [];
    public bool HoldsText { get; init; }
}
