namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Keeps one of the store's own numbers.</summary>
internal sealed class KeepSettingOperation(string name, long value) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session) =>
        session["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Post(name, value);
}
