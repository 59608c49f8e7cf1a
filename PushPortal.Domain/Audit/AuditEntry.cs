namespace PushPortal.Domain.Audit;

/// <summary>Somebody did something: what is written into the audit log and never changed. Secrets are never in it, only that they changed.</summary>
public sealed record AuditEntry
{
    public required Actor By { get; init; }

    /// <summary>One of <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    public required AuditSubject Subject { get; init; }

    /// <summary>The code of the account that it concerns; null for none, or more than one.</summary>
    public string? Account { get; init; }

    /// <summary>In the words of who did it.</summary>
    public string? Reason { get; init; }

    /// <summary>JSON of the members that changed, as they were.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of the members that changed, as they became.</summary>
    public string? After { get; init; }

    /// <summary>With what two states of the subject differ in. Nothing secret may be among their members.</summary>
    /// <param name="before">Null where there was nothing before.</param>
    /// <param name="after">Null where there is nothing any more.</param>
    public AuditEntry Changing(object? before, object? after)
    {
        var (was, became) = AuditDifference.Of(before, after);
        return this with { Before = was, After = became };
    }
}
