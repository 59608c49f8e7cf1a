using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PushPortal.Infrastructure.Settings;

/// <summary>Settings as texts: their values as the configuration has them, what values there may be, and what of them nobody is to see.</summary>
internal static partial class SettingText
{
    /// <summary>Stands for what is not shown.</summary>
    internal const string Masked = "••••••";

    /// <summary>Null when there is none.</summary>
    internal static string? Of(object? value) => value switch
    {
        null or "" => null,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    internal static string? RangeOf(PropertyInfo property, Type type)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} – {range.Maximum}");
        }

        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            return string.Join(", ", allowed.Values.Select(Of));
        }

        var known = Nullable.GetUnderlyingType(type) ?? type;
        return known.IsEnum ? string.Join(", ", Enum.GetNames(known))
            : known == typeof(bool) ? "True, False"
            : property.GetCustomAttribute<StringLengthAttribute>() is { } length ? string.Create(CultureInfo.InvariantCulture, $"≤ {length.MaximumLength}")
            : null;
    }

    internal static string? UnitOf(PropertyInfo property, Type type) => property switch
    {
        _ when property.GetCustomAttribute<UnitAttribute>() is { } unit => unit.Name,
        _ when type == typeof(TimeSpan) => "[d.]hh:mm:ss",
        { Name: var name } when name.EndsWith("Octets", StringComparison.Ordinal) => "octets",
        { Name: var name } when name.EndsWith("Megabytes", StringComparison.Ordinal) => "MiB",
        { Name: var name } when name.EndsWith("Seconds", StringComparison.Ordinal) => "s",
        { Name: var name } when name.EndsWith("Percent", StringComparison.Ordinal) => "%",
        { Name: var name } when name.EndsWith("PerSecond", StringComparison.Ordinal) || name.EndsWith("Rate", StringComparison.Ordinal) => "1/s",
        { Name: var name } when name.EndsWith("Endpoint", StringComparison.Ordinal) => "address:port",
        _ when property.GetCustomAttribute<StringLengthAttribute>() is not null => "characters",
        _ => null,
    };

    /// <summary>By its mark, and by its name too: a new secret is not to be shown because a mark was forgotten.</summary>
    internal static bool IsSecret(PropertyInfo property) =>
        property.GetCustomAttribute<SecretAttribute>() is not null || (property.PropertyType == typeof(string) && SecretName.IsMatch(property.Name));

    /// <summary>A value without the secrets inside of it: passwords of connection strings and of URLs.</summary>
    internal static string WithoutSecrets(string key, string value) =>
        key.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase) ? Connection(value) : UserInfo.Replace(value, "://" + Masked + "@");

    private static string Connection(string value)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            foreach (string name in parts.Keys)
            {
                if (SecretName.IsMatch(name))
                {
                    parts[name] = Masked;
                }
            }

            return parts.ConnectionString;
        }
        catch (ArgumentException)
        {
            return Masked;
        }
    }

    [GeneratedRegex("password|passwd|pwd|secret|token|pin$|apikey|passphrase|privatekey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }

    [GeneratedRegex("://[^/@\\s]+@")]
    private static partial Regex UserInfo { get; }
}
