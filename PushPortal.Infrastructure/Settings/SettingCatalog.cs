using System.Collections;
using System.Reflection;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Infrastructure.Settings;

/// <summary>
/// Every setting of the product, found in the options classes themselves: those with a constant <c>Section</c>, the links, and the few keys that are read
/// without options.
/// </summary>
internal static class SettingCatalog
{
    internal const string Root = "PushPortal";
    internal const string Links = Root + ":Links:{n}";

    /// <summary>Read where the host is built, before there are options.</summary>
    private static readonly SettingDescription[] Loose =
    [
        Single("urls", "http://localhost:8080", null, null),
        Single("PushPortal:Roles", "Ppg,Smsc,WapGateway,Portal", "Ppg, Smsc, WapGateway, Portal", null),
        Single("PushPortal:DemoData", "False", "True, False", null),
        Single("PushPortal:Admin:InitialPassword", null, null, null, isSecret: true),
        Single("PushPortal:MaxRequestBody", "4194304", "1024 – 1073741824", "octets"),
        Single("PushPortal:Management:Endpoint", null, null, "address:port"),
        Single(Root + ":TrustedProxies:{n}", null, null, "address or network"),
        Single(Links + ":Kind", SimulatorLinkOptions.Kind, $"{SimulatorLinkOptions.Kind}, {SmppHandsetLinkOptions.Kind}", null),
    ];

    /// <param name="assemblies">Where to look for options classes.</param>
    internal static IReadOnlyList<SettingDescription> Of(params IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && SectionOf(type) is not null)
            .SelectMany(type => Of(type, SectionOf(type)!))
            .Concat(Of(typeof(SmppHandsetLinkOptions), Links))
            .Concat(Of(typeof(SimulatorLinkOptions), Links))
            .Concat(Loose)
            .DistinctBy(setting => setting.Key)
            .OrderBy(setting => setting.Key, StringComparer.Ordinal),
    ];

    private static string? SectionOf(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } section ? (string?)section.GetRawConstantValue() : null;

    private static IEnumerable<SettingDescription> Of(Type options, string section) => Of(options, section, section, options, Activator.CreateInstance(options), []);

    private static IEnumerable<SettingDescription> Of(Type root, string section, string key, Type type, object? values, PropertyInfo[] above)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetCustomAttribute<DerivedAttribute>() is null))
        {
            PropertyInfo[] path = [.. above, property];
            var at = $"{key}:{property.Name}";
            var value = values is null ? null : property.GetValue(values);
            if (ItemOf(property.PropertyType) is { } item)
            {
                foreach (var setting in IsSimple(item) ? [Of(root, section, at + ":{n}", item, property, null, path)] : Of(root, at + ":{n}", at + ":{n}", item, Activator.CreateInstance(item), path))
                {
                    yield return setting;
                }
            }
            else if (!IsSimple(property.PropertyType))
            {
                foreach (var setting in Of(root, section, at, property.PropertyType, value, path))
                {
                    yield return setting;
                }
            }
            else if (property.CanWrite)
            {
                yield return Of(root, section, at, property.PropertyType, property, value, path);
            }
        }
    }

    private static SettingDescription Of(Type root, string section, string key, Type type, PropertyInfo property, object? value, PropertyInfo[] path) =>
        new(section, key, root, path, SettingText.Of(value), SettingText.RangeOf(property, type), SettingText.UnitOf(property, type), SettingText.IsSecret(property));

    private static SettingDescription Single(string key, string? standard, string? range, string? unit, bool isSecret = false) => new(key, key, null, [], standard, range, unit, isSecret);

    private static Type? ItemOf(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[0] : null;

    private static bool IsSimple(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsSimple(inner) : type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Uri);
}
