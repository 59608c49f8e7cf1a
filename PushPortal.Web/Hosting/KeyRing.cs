using Microsoft.AspNetCore.DataProtection;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Hosting;

/// <summary>Keeps the keys of sign-ins beside the database, so that they outlive a deploy.</summary>
internal static class KeyRing
{
    internal static void AddKeyRing(this IServiceCollection services, IConfiguration configuration) =>
        services.AddDataProtection().SetApplicationName("PushPortal").PersistKeysToFileSystem(new DirectoryInfo(FolderOf(configuration)));

    internal static string FolderOf(IConfiguration configuration) =>
        Path.Combine(StoreFolder.Of(configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions()), "keys");
}
