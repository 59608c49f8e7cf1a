namespace PushPortal.Domain.Notifications;

/// <summary>The notifications that wait for their initiators, durable like the pushes themselves.</summary>
public interface INotificationStore
{
    /// <summary>What was committed since this was last asked, a target at a time; at first, what waited when the store was opened.</summary>
    IReadOnlyList<TargetNews> TakeNews();

    /// <summary>Those that are due at one target, in their order. Costs what it answers, however many wait, there or elsewhere.</summary>
    /// <param name="after">Only those that stand behind this.</param>
    Task<DueBatch> DueAsync(string authority, NotificationPosition after, DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>Records what came of many tries, with its lines of history, in one commit.</summary>
    Task RecordAsync(IReadOnlyList<NotificationOutcome> outcomes, CancellationToken ct);
}
