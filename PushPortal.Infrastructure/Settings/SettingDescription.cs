using System.Reflection;

namespace PushPortal.Infrastructure.Settings;

/// <summary>A setting of the product, as its options class has it.</summary>
/// <param name="Section">The key of the options class that it belongs to; where it is one of a list, with <c>{n}</c> for its number.</param>
/// <param name="Key">The whole key, with <c>{n}</c> for the numbers of lists.</param>
/// <param name="Default">As in the configuration; null when there is none.</param>
/// <param name="Range">Which values it may have; null when any.</param>
/// <param name="Path">The properties that lead to it from the options.</param>
internal sealed record SettingDescription(string Section, string Key, Type? Options, IReadOnlyList<PropertyInfo> Path, string? Default, string? Range, string? Unit, bool IsSecret)
{
    /// <summary>Whether it stands in a list of things with settings of their own.</summary>
    internal bool IsOfMany => Key.Contains("{n}:", StringComparison.Ordinal);

    /// <summary>Whether it is a list of values.</summary>
    internal bool IsList => Key.EndsWith("{n}", StringComparison.Ordinal);
}
