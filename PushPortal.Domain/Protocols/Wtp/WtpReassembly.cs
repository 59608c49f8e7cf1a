namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>The packets of an Invoke as they come in, in any order and more than once (WAP-224, 7.14).</summary>
internal sealed class WtpReassembly
{
    private readonly List<byte[]?> _packets = [];
    private int _groupEnd = -1;
    private int _last = -1;

    public int Octets { get; private set; }

    /// <summary>Every packet is there.</summary>
    public bool IsComplete => _last >= 0 && Missing().Length == 0;

    public bool IsSegmented => _packets.Count > 1 || _last != 0;

    /// <summary>The packet that ends the newest group that is known to have an end; null before there is one.</summary>
    public byte? GroupEnd => _groupEnd < 0 ? null : (byte)_groupEnd;

    /// <summary>Whether a packet brings something: it is no copy, and not behind the last one.</summary>
    public bool IsNew(byte number) => (_last < 0 || number <= _last) && (number >= _packets.Count || _packets[number] is null);

    public void Add(byte number, ReadOnlySpan<byte> data, bool endsGroup, bool endsMessage)
    {
        if (_last >= 0 && number > _last)
            return;
        while (_packets.Count <= number)
            _packets.Add(null);
        if (_packets[number] is null)
        {
            _packets[number] = data.ToArray();
            Octets += data.Length;
        }
        if (endsMessage && _packets.Count == number + 1)
            _last = number;
        if (endsGroup || endsMessage)
            _groupEnd = Math.Max(_groupEnd, number);
    }

    /// <summary>Numbers of packets up to the end of the group that are not there.</summary>
    public byte[] Missing() => [.. Enumerable.Range(0, _groupEnd + 1).Where(number => _packets[number] is null).Select(number => (byte)number)];

    /// <summary>The whole message, whose packets are not kept any longer.</summary>
    public byte[] Release()
    {
        var message = _packets is [{ } only] ? only : _packets.SelectMany(packet => packet!).ToArray();
        for (var number = 0; number < _packets.Count; number++)
            _packets[number] = null;
        return message;
    }
}
