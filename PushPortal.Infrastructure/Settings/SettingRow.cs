namespace PushPortal.Infrastructure.Settings;

/// <summary>A setting as it is in force.</summary>
/// <param name="Value">Never a secret; null when it has no value.</param>
/// <param name="Default">The same of what holds when nobody sets it.</param>
/// <param name="SourceName">The file, the variable or the option; null where there is none.</param>
/// <param name="Range">Which values it may have, in the configuration's own writing; null when any.</param>
/// <param name="IsKnown">False for a key that the configuration has and the product does not, such as a misspelled one.</param>
public sealed record SettingRow(string Key, string? Value, string? Default, SettingSource Source, string? SourceName, string? Range, string? Unit, bool IsSecret, bool IsKnown);
