using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Notifications;

/// <summary>What the initiator is told of one run of one recipient's transaction, until it confirms.</summary>
public sealed record ResultNotification
{
    public required long Id { get; init; }

    public required long TransactionId { get; init; }

    /// <summary>The run of the transaction whose end it tells.</summary>
    public required int Run { get; init; }

    public required long PushId { get; init; }

    public required long AccountId { get; init; }

    public required NotificationTarget Target { get; init; }

    /// <summary>Host and port of the target: what is slow or dead for one is so for all that go there.</summary>
    public string Authority
    {
        get => field ?? AuthorityOf(Target.Url);
        init;
    }

    public required TransactionState State { get; init; }

    public required FailureCause Cause { get; init; }

    /// <summary>When the final state was reached.</summary>
    public required DateTimeOffset EventAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public NotificationPosition Position => new(DueAt, TransactionId, Run);

    /// <summary>How often it was sent; since <see cref="AskedAt"/>, when it was asked for again.</summary>
    public int Tries { get; init; }

    /// <summary>When somebody asked for it again; null when nobody did.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public static string AuthorityOf(Uri url) => $"{url.Host}:{url.Port}";
}
