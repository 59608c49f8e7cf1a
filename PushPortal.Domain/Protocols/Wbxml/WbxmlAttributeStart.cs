namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>An attribute start: a name, and the beginning of the value or, when <paramref name="Whole"/>, all of it.</summary>
internal readonly record struct WbxmlAttributeStart(byte Page, byte Token, string Name, string Prefix = "", bool Whole = false)
{
    public bool Begins(string value) => Whole ? value == Prefix : value.StartsWith(Prefix, StringComparison.Ordinal);
}
