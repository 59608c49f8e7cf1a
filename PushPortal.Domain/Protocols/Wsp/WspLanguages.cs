namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Languages (WAP-230, table 41), by their ISO 639 codes.</summary>
internal static class WspLanguages
{
    private const string InOrder = """
        * aa ab af am ar as ay az ba be bg bh bi bn bo br ca co cs cy da de dz el en eo es et eu fa fi
        fj ur fr uz ga gd gl gn gu ha he hi hr hu hy vi id wo xh is it yo ja jw ka kk za km kn ko ks ku
        ky zh ln lo lt lv mg mi mk ml mn mo mr ms mt my uk ne nl no oc om or pa pl ps pt qu zu rn ro ru
        rw sa sd sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ug
        """;

    private const int FirstLong = 0x81;
    private const string LongInOrder = "na fo fy ia vo ie ik yi iu kl la rm";

    public static readonly WspCodeTable Table = new([.. Numbered(0, InOrder), .. Numbered(FirstLong, LongInOrder)]);

    private static IEnumerable<(int Code, string Name)> Numbered(int first, string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((name, index) => (first + index, name));
}
