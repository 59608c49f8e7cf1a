using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Infrastructure.Settings;

/// <summary>
/// The settings that are in force, and who set them. Values of options that this process uses are the options' own, with whatever the product makes of them at start; those of
/// other roles are as the configuration has them.
/// </summary>
/// <param name="product">Where options classes are besides this assembly.</param>
public sealed class SettingTable(IConfiguration configuration, IServiceProvider services, Assembly product)
{
    private const string Number = ":{n}";

    private readonly SettingOrigin _origin = new((IConfigurationRoot)configuration);
    private readonly IReadOnlyList<SettingDescription> _catalog = SettingCatalog.Of(typeof(SettingCatalog).Assembly, product);

    /// <summary>By key; keys that the product does not know are at the end.</summary>
    public IReadOnlyList<SettingRow> Rows()
    {
        var options = new Dictionary<Type, object>();
        List<SettingRow> rows = [.. _catalog.SelectMany(setting => setting.IsOfMany ? OfMany(setting) : [Row(setting, setting.Key, ValueOf(setting, options))])];
        return [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal), .. Unknown(rows)];
    }

    /// <summary>One for each thing that is configured; where none is, what one would have.</summary>
    private IEnumerable<SettingRow> OfMany(SettingDescription setting)
    {
        var list = setting.Key[..setting.Key.IndexOf(Number, StringComparison.Ordinal)];
        var items = configuration.GetSection(list).GetChildren().ToList();
        if (items.Count == 0)
        {
            yield return Row(setting, setting.Key, setting.Default);
        }

        foreach (var item in items)
        {
            var key = item.Path + setting.Key[(list.Length + Number.Length)..];
            if (setting.Options is null)
            {
                yield return Row(setting, key, configuration[key]);
            }
            else if (OptionsOf(setting, item) is var options && options.GetType().GetProperty(setting.Path[^1].Name) is { } property)
            {
                item.Bind(options);
                yield return Row(setting, key, TextOf(property.GetValue(options)));
            }
        }
    }

    /// <summary>Links of one kind have settings that those of another do not have.</summary>
    private static object OptionsOf(SettingDescription setting, IConfigurationSection item) => setting.Section != SettingCatalog.Links ? Activator.CreateInstance(setting.Path[^1].ReflectedType!)!
        : SmppHandsetLinkOptions.Kind.Equals(item["Kind"], StringComparison.OrdinalIgnoreCase) ? new SmppHandsetLinkOptions()
        : new SimulatorLinkOptions();

    private string? ValueOf(SettingDescription setting, Dictionary<Type, object> known)
    {
        if (setting.Options is not { } type)
        {
            return configuration[setting.Key] ?? setting.Default;
        }

        if (!known.TryGetValue(type, out var options))
        {
            known.Add(type, options = InForce(type) ?? Bound(type, setting.Section));
        }

        return TextOf(setting.Path.Aggregate((object?)options, static (at, property) => at is null ? null : property.GetValue(at)));
    }

    /// <summary>Null where this process does not use them.</summary>
    private object? InForce(Type type) => services.GetServices(typeof(IConfigureOptions<>).MakeGenericType(type)).Any()
        ? services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type)) is var options ? options.GetType().GetProperty(nameof(IOptions<object>.Value))!.GetValue(options) : null
        : null;

    private object Bound(Type type, string section)
    {
        var options = Activator.CreateInstance(type)!;
        configuration.GetSection(section).Bind(options);
        return options;
    }

    private SettingRow Row(SettingDescription setting, string key, string? value)
    {
        var (source, name) = _origin.Of(setting.IsList ? key[..^Number.Length] : key, setting.IsList);
        return new SettingRow(key, Shown(setting, value), Shown(setting, setting.Default), source, name, setting.Range, setting.Unit, setting.IsSecret, IsKnown: true);
    }

    private static string? Shown(SettingDescription setting, string? value) =>
        string.IsNullOrEmpty(value) ? null : setting.IsSecret ? SettingText.Masked : SettingText.WithoutSecrets(setting.Key, value);

    private static string? TextOf(object? value) => value is IEnumerable list and not string ? string.Join(", ", list.Cast<object?>().Select(SettingText.Of)) : SettingText.Of(value);

    /// <summary>Their values are not shown: nobody knows what they are.</summary>
    private IEnumerable<SettingRow> Unknown(List<SettingRow> rows)
    {
        var keys = rows.Select(row => row.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lists = rows.Where(row => row.Key.EndsWith(Number, StringComparison.Ordinal)).Select(row => row.Key[..^Number.Length]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from pair in configuration.GetSection(SettingCatalog.Root).AsEnumerable()
               where pair.Value is not null && !keys.Contains(pair.Key) && !lists.Contains(ConfigurationPath.GetParentPath(pair.Key) ?? "")
               orderby pair.Key
               let origin = _origin.Of(pair.Key, isList: false)
               select new SettingRow(pair.Key, null, null, origin.Source, origin.Name, null, null, IsSecret: true, IsKnown: false);
    }
}
