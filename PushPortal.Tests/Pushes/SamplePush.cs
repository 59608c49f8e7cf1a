using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Pushes;

/// <summary>Requests and pushes as tests need them.</summary>
internal static class SamplePush
{
    public static readonly NotificationTarget Webhook = new(NotificationKind.Webhook, new Uri("https://initiator.example/results"));

    public static PushRequest Request(string? pushId = "push-1", params string[] recipients) => new()
    {
        Account = Account(1),
        Source = PushSource.Rest,
        InitiatorPushId = pushId,
        Recipients = [.. (recipients.Length == 0 ? ["+8613800000001"] : recipients).Select(recipient => new RequestedRecipient(recipient))],
        Content = new RawContent { Body = new byte[200], Wsp = false },
        Notify = Webhook,
    };

    public static ServiceProvider Account(long id) => new() { Id = id, Code = $"account{id}", Name = $"Account {id}" };

    /// <summary>A gateway that stores what it takes as queued: nothing has shown its dispatcher that the SMSC has room.</summary>
    public static PushProxyGateway Gateway(
        IPushStore store, IPushLookup lookup, IdSequence ids, IDeliveryFeed feed, TransactionSignal work, NotificationSignal notifications, PpgPolicy policy, TimeProvider clock, SubmissionLimits? limits = null, SubmissionIntake? intake = null, SubmissionGate? gate = null, ILinkDirectory? links = null) =>
        new(store, lookup, intake ?? new SubmissionIntake(), gate ?? new SubmissionGate(policy, clock), limits ?? new SubmissionLimits(clock), new TransactionDispatcher(store, new RecordingSmscLink(), ids, new TransactionAnnouncer(feed, []), work, notifications, policy, clock), ids, new TransactionAnnouncer(feed, []), work, notifications, policy, clock, links: links);

    /// <summary>What the gateway would store for the request.</summary>
    public static (Push Push, TransactionStart[] Starts) Make(IdSequence ids, DateTimeOffset now, PushRequest request, PpgPolicy? policy = null) =>
        new PushMaker(ids, policy ?? new PpgPolicy()).Make(request, PushEncoder.Encode(request, policy ?? new PpgPolicy(), now), now);
}
