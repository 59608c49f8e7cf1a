using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Imports;

/// <summary>Registers the import of pushes from files.</summary>
public static class ImportRegistration
{
    private const string Folder = "imports";

    /// <typeparam name="TContents">What the types of content and their fields are.</typeparam>
    public static IServiceCollection AddImports<TContents>(this IServiceCollection services, IConfiguration configuration)
        where TContents : class, IImportContents
    {
        services.AddSection<ImportOptions>(new ImportOptionsValidator(), ImportOptions.Section, configuration)
            .Validate(imports => imports.DefaultRate <= imports.HighestRate, $"{ImportOptions.Section}:DefaultRate must not be above HighestRate.");
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<ImportOptions>>().Value, provider.GetRequiredService<IOptions<AlarmOptions>>().Value));
        services.AddSingleton(provider => new ImportFiles(Path.Combine(provider.GetRequiredService<StoreDatabase>().Folder, Folder)));
        services.AddSingleton<IImportFiles>(provider => provider.GetRequiredService<ImportFiles>());
        services.AddSingleton<IImportContents, TContents>();
        services.AddSingleton<IImportStore, ImportStore>();
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<PushImports>();
        services.AddSingleton<ImportWork>();
        services.AddHostedService<ImportWorker>();
        services.AddSingleton(provider => new ImportPurge(
            provider.GetRequiredService<PushStore>(),
            provider.GetRequiredService<ImportFiles>(),
            provider.GetRequiredService<IOptions<ImportOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ImportPurge>>()));
        return services;
    }

    private static ImportPolicy Policy(ImportOptions options, AlarmOptions alarms) => new()
    {
        MostOctets = options.MostOctets,
        MostRows = options.MostRows,
        MostOpen = options.MostOpen,
        MostKeptOctets = options.MostKeptOctets,
        LeastFreeOctets = alarms.LeastFreeMegabytes * 1024L * 1024,
        DefaultRate = options.DefaultRate,
        HighestRate = options.HighestRate,
    };
}
