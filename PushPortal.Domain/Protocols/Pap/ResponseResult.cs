namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The status code of a push-response, with a text for people (PAP 2.0, 9.2.2).</summary>
public sealed record ResponseResult(PapStatus Code, string? Desc = null)
{
    internal const string Element = "response-result";

    internal static ResponseResult Read(PapElementReader element) => new(element.Status("code"), element.Optional("desc"));

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        element.End(Element);
    }
}
