using System.Net;

namespace PushPortal.Domain.Accounts;

/// <summary>When a key was used last, and from where; in memory, and written by and by. Safe to use from any thread: time and address may be of two uses at once.</summary>
public sealed class ApiKeyUse
{
    private long _ticks;
    private IPAddress? _from;

    /// <summary>Null when it was never used.</summary>
    public DateTimeOffset? At => Volatile.Read(ref _ticks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public IPAddress? From => Volatile.Read(ref _from) is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : _from;

    public void Used(DateTimeOffset at, IPAddress? from)
    {
        Volatile.Write(ref _from, from);
        Volatile.Write(ref _ticks, at.UtcTicks);
    }
}
