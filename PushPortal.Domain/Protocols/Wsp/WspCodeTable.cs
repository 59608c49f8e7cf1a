using System.Collections.Frozen;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>One table of assigned numbers (WINA). Where several numbers bear one name, the first one is written.</summary>
internal sealed class WspCodeTable
{
    private readonly FrozenDictionary<uint, string> _names;
    private readonly FrozenDictionary<string, uint> _codes;

    public WspCodeTable(params ReadOnlySpan<(int Code, string Name)> entries)
    {
        var names = new Dictionary<uint, string>();
        var codes = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, name) in entries)
        {
            names.TryAdd((uint)code, name);
            codes.TryAdd(name, (uint)code);
        }
        _names = names.ToFrozenDictionary();
        _codes = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public string? NameOf(ulong code) => code <= uint.MaxValue && _names.TryGetValue((uint)code, out var name) ? name : null;

    public uint? CodeOf(string name) => _codes.TryGetValue(name, out var code) ? code : null;
}
