namespace PushPortal.Domain.Protocols.Sms;

/// <summary>The segments of one datagram that a handset has so far.</summary>
internal sealed class PartialDatagram(int total, DateTimeOffset firstAt)
{
    private readonly byte[]?[] _segments = new byte[]?[total];
    private int _missing = total;
    private int _octets;

    public DateTimeOffset FirstAt { get; } = firstAt;

    /// <summary>Keeps a segment unless it is there already, and says whether all are there.</summary>
    public bool Add(int sequence, ReadOnlySpan<byte> data)
    {
        ref var place = ref _segments[sequence - 1];
        if (place is null)
        {
            place = data.ToArray();
            _octets += data.Length;
            _missing--;
        }
        return _missing == 0;
    }

    public byte[] Join()
    {
        var datagram = new byte[_octets];
        var at = 0;
        foreach (var segment in _segments)
        {
            segment!.CopyTo(datagram, at);
            at += segment!.Length;
        }
        return datagram;
    }
}
