namespace PushPortal.Domain.Protocols.Octets;

/// <summary>
/// Takes down where the fields of a datagram stand while its readers go from left to right. A field begins where the one before
/// it ended, so that no octet is left out or taken twice, however little a reader reports.
/// </summary>
internal sealed class OctetTrace
{
    private readonly Stack<Group> _open = [];

    public OctetTrace(string name) => Open(name);

    /// <summary>Where the next field begins.</summary>
    public int At { get; private set; }

    /// <summary>Groups that are open.</summary>
    public int Depth => _open.Count;

    /// <summary>Begins a field that has others inside.</summary>
    public void Open(string name) => _open.Push(new(name, At, []));

    /// <summary>Ends the innermost group that is open; one without octets is dropped.</summary>
    public void Close(string? value = null)
    {
        var group = _open.Pop();
        if (At > group.Offset)
            _open.Peek().Children.Add(group.ToField(value, At));
    }

    /// <summary>A field without others inside, up to this octet; none where there is no octet left for it.</summary>
    public void Leaf(string name, string? value, int end, params IReadOnlyList<BitField> bits)
    {
        if (end <= At)
            return;
        _open.Peek().Children.Add(new(name, value, At, end - At) { Bits = bits });
        At = end;
    }

    /// <summary>Ends every group opened since there were this many: a reader left off inside them.</summary>
    public void CloseTo(int depth)
    {
        while (_open.Count > depth)
            Close();
    }

    /// <summary>The whole, once all groups but the first are closed.</summary>
    public OctetField ToField(string? value = null) => _open.Pop().ToField(value, At);

    private readonly record struct Group(string Name, int Offset, List<OctetField> Children)
    {
        public OctetField ToField(string? value, int end) => new(Name, value, Offset, end - Offset) { Children = Children };
    }
}
