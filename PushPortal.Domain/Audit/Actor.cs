namespace PushPortal.Domain.Audit;

/// <summary>Who did something, and from where.</summary>
/// <param name="Name">The user's name, or the account's code; with the name of its key behind a slash where that is known.</param>
/// <param name="From">The network address that it was asked from; null where there is none.</param>
public sealed record Actor(ActorKind Kind, string Name, string? From)
{
    public static Actor System { get; } = new(ActorKind.System, "system", null);

    public static Actor User(string name, string? from) => new(ActorKind.User, name, from);

    /// <param name="key">The name of the key that was used, if keys have names.</param>
    public static Actor Account(string code, string? from, string? key = null) => new(ActorKind.Account, key is null ? code : $"{code}/{key}", from);

    public static Actor Nobody(string? from) => new(ActorKind.Nobody, "-", from);

    /// <summary>An entry that says so, for <see cref="IAuditLog.WriteAsync"/>.</summary>
    /// <param name="action">One of <see cref="AuditAction"/>.</param>
    /// <param name="account">The code of the account that it concerns.</param>
    public AuditEntry Did(string action, AuditSubject subject, string? account = null, string? reason = null) =>
        new() { By = this, Action = action, Subject = subject, Account = account, Reason = reason };
}
