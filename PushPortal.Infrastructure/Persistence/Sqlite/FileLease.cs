using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>A file is the gateway's own: there is no other node. Each start of the gateway is an epoch.</summary>
internal sealed class FileLease : StoreLease
{
    public override bool Holds => true;

    public override Task HoldsAsync(CancellationToken ct) => Task.CompletedTask;

    internal override Task LostAsync(CancellationToken ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);

    internal override bool TryTake() => true;

    internal override void GiveBack()
    {
    }

    internal override long OpenEpoch(StoreConnection writer)
    {
        using var next = writer.Prepare("INSERT INTO store_settings(name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = store_settings.value + 1 RETURNING value");
        return next.Number(SettingRow.Epoch)!.Value;
    }
}
