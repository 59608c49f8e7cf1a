namespace PushPortal.Domain.Pushes;

/// <summary>What initiators said of their recipients' handsets: the newest capabilities entity (UAProf) that came with a push.</summary>
public interface IClientCapabilities
{
    /// <summary>What the account sent for this number; null when it sent nothing, or too long ago.</summary>
    Task<byte[]?> FindAsync(long accountId, string recipient, CancellationToken ct);
}
