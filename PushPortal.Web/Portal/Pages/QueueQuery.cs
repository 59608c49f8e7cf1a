using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the page of the queues says: which list is open.</summary>
public sealed record QueueQuery
{
    /// <summary>Result notifications, by target.</summary>
    internal const string Notifications = "notifications";

    /// <summary>Delivery receipts of ESMEs.</summary>
    internal const string Receipts = "receipts";

    private static readonly (string Word, QueueStage Stage)[] Stages = [("due", QueueStage.Due), ("later", QueueStage.Later), ("held", QueueStage.Held), ("smsc", QueueStage.AtSmsc)];

    /// <summary>A stage by its word, <see cref="Notifications"/> or <see cref="Receipts"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>Of this priority alone.</summary>
    public string? Priority { get; init; }

    /// <summary>Where the page of the list begins.</summary>
    public string? After { get; init; }

    internal QueueStage? OfTransactions => Array.Find(Stages, known => known.Word == Stage) is { Word: not null } found ? found.Stage : null;

    internal Priority? OfPriority => Enum.TryParse<Priority>(Priority, ignoreCase: true, out var priority) && Enum.IsDefined(priority) ? priority : null;

    internal static QueueQuery Of(QueueStage stage, Priority? priority = null) => new()
    {
        Stage = Array.Find(Stages, known => known.Stage == stage).Word,
        Priority = priority?.ToString().ToLowerInvariant(),
    };

    internal string ToUri() => PortalLinks.With(PortalLinks.Queues, ("stage", Stage), ("priority", Priority), ("after", After));
}
