namespace PushPortal.Domain.Protocols.Pap;

/// <summary>One stage that a push has been through (PAP 2.0, 9.2.1). The stage is named by the gateway.</summary>
public sealed record ProgressNote(string Stage, string? Note = null, DateTimeOffset? Time = null)
{
    internal const string Element = "progress-note";

    internal static ProgressNote Read(PapElementReader element) =>
        new(element.Required("stage"), element.Optional("note"), element.Timestamp("time"));

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("stage", Stage);
        element.Attribute("note", Note);
        element.Attribute("time", Time);
        element.End(Element);
    }
}
