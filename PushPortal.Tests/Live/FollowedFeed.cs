using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Portal;
using PushPortal.Web.Live;

namespace PushPortal.Tests.Live;

/// <summary>The feed and its recent changes, by a clock that the test turns.</summary>
internal sealed class FollowedFeed : IDisposable
{
    private readonly DeliveryFeed _feed;

    internal FollowedFeed(int size = 100, TimeSpan startedAfter = default)
    {
        Clock.Advance(startedAfter);
        _feed = new DeliveryFeed(Clock, NullLogger<DeliveryFeed>.Instance);
        Recent = new RecentChanges(_feed, size, Clock);
    }

    internal static long Account => FixedAccounts.Demo.Id;

    internal FakeTimeProvider Clock { get; } = new(Sample.Noon);

    internal RecentChanges Recent { get; }

    internal static TransactionChanged Change(int transaction, int version = 0, long? account = null) =>
        Sample.Changed(Sample.Transaction(id: transaction, step: TransactionStep.Queued) with { Version = version, AccountId = account ?? Account, UpdatedAt = Sample.Noon.AddMilliseconds(version) });

    /// <summary>Tells the changes, and lets the time of a batch pass.</summary>
    internal void Publish(params IEnumerable<TransactionChanged> changes)
    {
        foreach (var change in changes)
        {
            _feed.Publish(change);
        }

        Clock.Advance(TimeSpan.FromMilliseconds(250));
    }

    /// <summary>The account's changes after the position, as transaction and version; null when some have gone.</summary>
    internal List<(long Transaction, int Version)>? After(long position, long? account = null)
    {
        var found = new List<RecentChange>();
        while (Recent.TryRead(account ?? Account, ref position, found))
        {
            if (position == Recent.Newest)
            {
                return found.ConvertAll(one => (one.Change.TransactionId, one.Change.Version));
            }
        }

        return null;
    }

    public void Dispose() => Recent.Dispose();
}
