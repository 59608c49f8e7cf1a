using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>What a request must keep to, apart from its content. Pure decisions.</summary>
internal static class PushRules
{
    private const int LongestPushId = 255;

    /// <exception cref="PushRefusedException">With every problem that was found.</exception>
    internal static void Check(PushRequest request, PpgPolicy policy, DateTimeOffset now)
    {
        var problems = new List<PushProblem>();
        var code = 2000;
        var cause = FailureCause.None;
        if (request.InitiatorPushId is { } pushId && (string.IsNullOrWhiteSpace(pushId) || pushId.Length > LongestPushId || pushId.Any(char.IsControl)))
        {
            problems.Add(new("/pushId", $"must have 1 to {LongestPushId} characters and no control characters"));
        }

        if (request.Recipients.Count == 0)
        {
            problems.Add(new("/to", "needs at least one recipient"));
        }
        else if (request.Recipients.Count > policy.MaxRecipients)
        {
            problems.Add(new("/to", $"has {request.Recipients.Count} recipients; at most {policy.MaxRecipients} in one push"));
        }
        else if (request.Recipients.All(recipient => recipient.Problem is not null))
        {
            cause = request.Recipients.All(recipient => recipient.Cause == FailureCause.RouteRefused) ? FailureCause.RouteRefused : FailureCause.UnusableAddress;
            code = cause.PapCode();
            problems.AddRange(request.Recipients.Select((recipient, at) =>
                new PushProblem($"/to/{at}", recipient.Problem!, recipient.Cause == FailureCause.RouteRefused ? recipient.Problem![PushRouting.Refused.Length..] : null)));
        }

        if (request.IsTest)
        {
            var known = problems.Count;
            problems.AddRange(request.Recipients.Index()
                .Where(recipient => recipient.Item.Problem is null && !TestNumbers.Have(recipient.Item.Number))
                .Select(recipient => new PushProblem($"/to/{recipient.Index}", $"is no test recipient ({TestNumbers.Prefix}…): the key is a test key")));
            code = problems.Count > known ? 2001 : code;
        }

        if (request.Capabilities.Length > policy.MaxCapabilities)
        {
            problems.Add(new("/capabilities", $"has {request.Capabilities.Length} octets; at most {policy.MaxCapabilities} are kept"));
        }

        if (request.DeliverBefore is { } before && before <= now)
        {
            code = 2001;
            problems.Add(new("/deliverBefore", "has passed"));
        }

        CheckFarthest(problems, "/deliverBefore", request.DeliverBefore, policy, now);
        CheckFarthest(problems, "/deliverAfter", request.DeliverAfter, policy, now);
        if (request is { DeliverBefore: { } end, DeliverAfter: { } start } && end <= start)
        {
            problems.Add(new("/deliverAfter", "must be earlier than deliverBefore"));
        }

        if (request.Notify is { } notify && notify.Kind != NotificationKind.Receipt && !IsHttp(notify.Url))
        {
            problems.Add(new("/notifyUrl", "must be an absolute http or https URL"));
        }

        if (problems.Count > 0)
        {
            throw new PushRefusedException(code, problems) { Cause = problems.Count == request.Recipients.Count ? cause : FailureCause.None };
        }
    }

    /// <summary>What stands against another run; null when it may be opened.</summary>
    internal static string? AgainstRetry(Transaction transaction, Push push, DateTimeOffset? deliverBefore, PpgPolicy policy, DateTimeOffset now) => transaction switch
    {
        { State: TransactionState.Pending } => "it is still pending",
        { State: TransactionState.Delivered } => "it was delivered",
        _ when AgainstRetryEver(transaction, push.Erased is not null) is { } why => why,
        _ when AgainstNewEnd(deliverBefore, policy, now) is { } why => why,
        _ when deliverBefore is null && NeedsNewEnd(transaction, now) => "its deliver-before has passed; name a new deliverBefore",
        _ => null,
    };

    /// <summary>What stands against another run of one that failed, whenever it is asked for; null when nothing does.</summary>
    internal static string? AgainstRetryEver(Transaction transaction, bool contentErased) =>
        contentErased ? "its content was erased"
        : !TransactionLifecycle.MayRetry(transaction.State) ? $"it was {transaction.State.Word()}"
        : null;

    /// <summary>What stands against a new end of a lifetime; null when it may be set, or there is none.</summary>
    internal static string? AgainstNewEnd(DateTimeOffset? deliverBefore, PpgPolicy policy, DateTimeOffset now) =>
        deliverBefore <= now ? "the new deliverBefore has passed"
        : deliverBefore > now + policy.Farthest ? $"the new deliverBefore is more than {policy.Farthest.TotalDays:0} days away"
        : null;

    /// <summary>Whether the lifetime that its initiator gave it is over.</summary>
    internal static bool NeedsNewEnd(Transaction transaction, DateTimeOffset now) => transaction.DeliverBeforeGiven && transaction.ExpiresAt <= now;

    /// <summary>Opens another run of a transaction that nothing stands against: with the new end of its lifetime, else with its initiator's own, else with a new lifetime.</summary>
    internal static TransactionEvent.RetryRequested Retry(Transaction transaction, string by, DateTimeOffset? deliverBefore, PpgPolicy policy, DateTimeOffset now, string? link = null)
    {
        var before = deliverBefore ?? (transaction.DeliverBeforeGiven ? transaction.ExpiresAt : null);
        return new TransactionEvent.RetryRequested(by, before ?? now + policy.DefaultLifetime, before is not null, link);
    }

    private static void CheckFarthest(List<PushProblem> problems, string pointer, DateTimeOffset? at, PpgPolicy policy, DateTimeOffset now)
    {
        if (at > now + policy.Farthest)
        {
            problems.Add(new(pointer, $"is more than {policy.Farthest.TotalDays:0} days away"));
        }
    }

    private static bool IsHttp(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
