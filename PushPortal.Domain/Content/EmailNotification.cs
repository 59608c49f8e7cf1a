namespace PushPortal.Domain.Content;

/// <summary>Tells the handset that a mailbox has new mail (EMN, WAP-297).</summary>
public sealed record EmailNotification : PushContent
{
    /// <summary>The mailbox's URI, such as <c>mailat:user@example.com</c> or <c>imap://user@mail.example.com/</c>.</summary>
    public required string Mailbox { get; init; }

    /// <summary>When the mail came, in whole seconds on the air.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
