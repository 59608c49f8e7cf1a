namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The push of these parts is stored: what they held is not needed any more.</summary>
internal sealed class SettlePartsOperation(long pushId) : WriteOperation
{
    internal override void Execute(WriteSession session) => session["UPDATE smpp_parts SET settled = 1, body = $1 WHERE push_id = $2"].Post((byte[])[], pushId);

    internal override void Committed()
    {
    }

    /// <summary>Only when the gateway stops: the next start finds the push, and settles them.</summary>
    internal override void Failed(Exception failure)
    {
    }
}
