namespace PushPortal.Domain.Protocols.Octets;

/// <summary>
/// A field of a datagram with its place: offset and length in octets of the whole datagram. The fields inside follow each other
/// without gap or overlap, so that every octet belongs to exactly one field that has none inside.
/// </summary>
/// <param name="Name">The name on the air, such as <c>X-Mms-Subject</c>, or one of <see cref="OctetNames"/>.</param>
/// <param name="Value">What it says, for people; null where its octets say all.</param>
public sealed record OctetField(string Name, string? Value, int Offset, int Length)
{
    public IReadOnlyList<OctetField> Children { get; init; } = [];

    /// <summary>What bits of these octets say, where fields share octets.</summary>
    public IReadOnlyList<BitField> Bits { get; init; } = [];

    public int End => Offset + Length;

    public bool Holds(int octet) => octet >= Offset && octet < End;

    /// <summary>The fields that have none inside, in the order of their octets.</summary>
    public IEnumerable<OctetField> Leaves() => Children.Count == 0 ? [this] : Children.SelectMany(child => child.Leaves());

    /// <summary>The innermost field that an octet belongs to; null outside of this field.</summary>
    public OctetField? LeafAt(int octet)
    {
        if (!Holds(octet))
            return null;
        foreach (var child in Children)
        {
            if (child.Holds(octet))
                return child.LeafAt(octet);
        }
        return this;
    }
}
