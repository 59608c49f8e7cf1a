using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Tests.Persistence;

/// <summary>Holds a store's writer, so that what is queued meanwhile makes one group.</summary>
internal sealed class HeldWriter : WriteOperation, IDisposable
{
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _letGo = new();

    private HeldWriter()
    {
    }

    /// <summary>Returns when the writer is held.</summary>
    internal static HeldWriter Hold(StoreWriter writer)
    {
        var held = new HeldWriter();
        writer.Enqueue(held);
        held._reached.Wait(TestContext.Current.CancellationToken);
        return held;
    }

    internal void LetGo() => _letGo.Set();

    internal override void Execute(WriteSession session)
    {
        _reached.Set();
        _letGo.Wait();
    }

    internal override void Committed()
    {
    }

    internal override void Failed(Exception failure)
    {
    }

    public void Dispose() => _letGo.Set();
}
