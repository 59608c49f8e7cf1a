using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace PushPortal.Infrastructure.Settings;

/// <summary>Finds who set a key: of the configuration's providers, the last one that has it.</summary>
internal sealed class SettingOrigin(IConfigurationRoot configuration)
{
    /// <param name="isList">Whether the key is that of a list, which has no value itself.</param>
    internal (SettingSource Source, string? Name) Of(string key, bool isList) =>
        Find(configuration.Providers, key, isList) switch
        {
            null => (SettingSource.Default, null),
            FileConfigurationProvider file => (SettingSource.File, file.Source.Path),
            EnvironmentVariablesConfigurationProvider => (SettingSource.EnvironmentVariable, VariableOf(key)),
            CommandLineConfigurationProvider => (SettingSource.CommandLine, "--" + key),
            _ => (SettingSource.Host, null),
        };

    private static IConfigurationProvider? Find(IEnumerable<IConfigurationProvider> providers, string key, bool isList)
    {
        foreach (var provider in providers.Reverse())
        {
            var found = provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot chained } ? Find(chained.Providers, key, isList)
                : Has(provider, key, isList) ? provider
                : null;
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Has(IConfigurationProvider provider, string key, bool isList) =>
        isList ? provider.GetChildKeys([], key).Any() : provider.TryGet(key, out var value) && value is not null;

    /// <summary>The host's own variables have a prefix.</summary>
    private static string VariableOf(string key) =>
        key.StartsWith(SettingCatalog.Root, StringComparison.OrdinalIgnoreCase) ? key.Replace(":", "__", StringComparison.Ordinal) : "ASPNETCORE_" + key.ToUpperInvariant();
}
