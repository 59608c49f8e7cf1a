using PushPortal.Domain.Audit;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the audit log says, as it was written.</summary>
public sealed record AuditQuery
{
    public string? Actor { get; init; }

    public string? Action { get; init; }

    public string? Subject { get; init; }

    public string? Account { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? After { get; init; }

    internal bool HasFilter => new[] { Actor, Action, Subject, Account, From, To }.Any(given => !string.IsNullOrWhiteSpace(given));

    internal string ToUri(string? entry = null) => PortalLinks.With(PortalLinks.Audit, [.. Members, ("after", After), ("entry", entry)]);

    internal string ToCsv() => PortalLinks.With(PortalLinks.AuditCsv, Members);

    internal AuditFilter ToFilter() => new()
    {
        Actor = Given(Actor),
        Action = Given(Action),
        Subject = Given(Subject),
        Account = Given(Account),
        From = PushListQuery.ReadInstant(From),
        To = PushListQuery.ReadInstant(To),
    };

    internal static AuditQuery Of(IQueryCollection given) => new()
    {
        Actor = given["actor"],
        Action = given["action"],
        Subject = given["subject"],
        Account = given["account"],
        From = given["from"],
        To = given["to"],
    };

    private (string Name, string? Value)[] Members => [("actor", Actor), ("action", Action), ("subject", Subject), ("account", Account), ("from", From), ("to", To)];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
