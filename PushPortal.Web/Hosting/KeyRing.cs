using Microsoft.AspNetCore.DataProtection;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;

namespace PushPortal.Web.Hosting;

/// <summary>
/// Keeps the keys of sign-ins with the store, so that they outlive a deploy and hold on whichever node works: in the database that nodes share, and beside a file that is one gateway's own.
/// Nothing of ours encrypts them there: who may read the store may read them.
/// </summary>
internal static class KeyRing
{
    /// <summary>Before what else asks for data protection: keys are taken over before any is made.</summary>
    internal static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        if (StorageOf(configuration).Provider == StorageProvider.PostgreSql)
        {
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<KeyFiles>(provider, new DirectoryInfo(FolderOf(configuration))));
        }

        var protection = services.AddDataProtection().SetApplicationName("PushPortal");
        if (StorageOf(configuration).Provider == StorageProvider.PostgreSql)
        {
            protection.PersistKeysToDbContext<PostgresDbContext>();
        }
        else
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(FolderOf(configuration)));
        }
    }

    internal static string FolderOf(IConfiguration configuration) => Path.Combine(StoreFolder.Of(StorageOf(configuration)), "keys");

    private static StorageOptions StorageOf(IConfiguration configuration) => configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
}
