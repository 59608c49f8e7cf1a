using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">A stable word.</param>
/// <param name="Name">Its public id, or the name that it is known by.</param>
public sealed record AuditSubject(string Kind, string Name)
{
    public static AuditSubject Account(string code) => new("account", code);

    public static AuditSubject ApiKey(long id) => new("api-key", PublicId.Format(PublicId.ApiKey, id));

    public static AuditSubject Alias(string name) => new("alias", name);

    public static AuditSubject RecipientGroup(string name) => new("recipient-group", name);

    public static AuditSubject Link(string name) => new("link", name);

    /// <summary>The draft of the routes.</summary>
    public static AuditSubject Routes { get; } = new("routes", "draft");

    public static AuditSubject RouteVersion(int number) => new("routes", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {number}"));

    public static AuditSubject User(string name) => new("user", name);

    public static AuditSubject Push(long id) => new("push", PublicId.Format(PublicId.Push, id));

    public static AuditSubject Transaction(long id) => new("transaction", PublicId.Format(PublicId.Transaction, id));

    public static AuditSubject BulkRetry(long id) => new("bulk-retry", PublicId.Format(PublicId.BulkRetry, id));

    public static AuditSubject Import(long id) => new("import", PublicId.Format(PublicId.Import, id));

    /// <summary>The gateway itself.</summary>
    public static AuditSubject Gateway { get; } = new("gateway", "PushPortal");

    /// <param name="followed">What it follows: its kind and name.</param>
    public static AuditSubject Trace(string followed) => new("trace", followed);

    /// <param name="kind">What the failures ended in and why.</param>
    public static AuditSubject FailureGroup(string kind) => new("failure-group", kind);

    /// <param name="name">The view's name.</param>
    public static AuditSubject SavedView(string name) => new("saved-view", name);

    public static AuditSubject Alarm(long id) => new("alarm", PublicId.Format(PublicId.Alarm, id));
}
