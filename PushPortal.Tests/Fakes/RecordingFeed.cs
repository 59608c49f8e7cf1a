using PushPortal.Domain.Live;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps what is told to watchers.</summary>
internal sealed class RecordingFeed : IDeliveryFeed
{
    public List<TransactionChanged> Published { get; } = [];

    public void Publish(in TransactionChanged change) => Published.Add(change);

    public IDisposable Subscribe(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, int most = 1_000, TimeSpan? every = null) => throw new NotSupportedException();
}
