namespace PushPortal.Domain.Protocols.Pap;

/// <summary>One <c>address</c> element. The value is kept as it was written: an address that cannot be used is 2002 for that recipient alone.</summary>
public sealed record PapAddress(string Value)
{
    internal const string Element = "address";

    internal static PapAddress Read(PapElementReader element) => new(element.Required("address-value"));

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("address-value", Value);
        element.End(Element);
    }
}
