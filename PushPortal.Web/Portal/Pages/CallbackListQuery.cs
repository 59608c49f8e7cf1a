using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the page of callbacks says.</summary>
public sealed record CallbackListQuery
{
    internal const string GivenUp = "given-up";
    internal const string Skipped = "skipped";

    /// <summary>An account by its code, for staff.</summary>
    public string? Account { get; init; }

    /// <summary><see cref="GivenUp"/> or <see cref="Skipped"/> alone.</summary>
    public string? Show { get; init; }

    /// <summary>Host and port of a target.</summary>
    public string? Target { get; init; }

    public string? After { get; init; }

    internal string ToUri() => PortalLinks.With(PortalLinks.Callbacks, ("account", Account), ("show", Show), ("target", Target), ("after", After));

    /// <param name="viewer">The account that looks; null for staff, who may choose one.</param>
    internal UntoldFilter ToFilter(long? viewer, IAccountDirectory accounts) => new()
    {
        // An account that is not there has none; ids begin above 0.
        AccountId = viewer ?? (string.IsNullOrWhiteSpace(Account) ? null : accounts.Find(Account)?.Id ?? 0),
        Skipped = Show == Skipped ? true : Show == GivenUp ? false : null,
        Authority = string.IsNullOrWhiteSpace(Target) ? null : Target,
    };
}
