using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence.Postgres;

namespace PushPortal.Web.Hosting;

/// <summary>
/// Takes over the keys of sign-ins that a gateway had in files: before its store was copied from SQLite, or by a version that had them in files on PostgreSQL too. A key that the database has is left as it is.
/// </summary>
/// <param name="folder">Of the files; it need not be there.</param>
internal sealed class KeyFiles(IDbContextFactory<PostgresDbContext> contexts, DirectoryInfo folder) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.DataProtectionKeys.Select(key => key.FriendlyName).ToListAsync(cancellationToken);
        foreach (var file in folder.EnumerateFiles("key-*.xml"))
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            if (!known.Contains(name))
            {
                var xml = XElement.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)).ToString(SaveOptions.DisableFormatting);
                db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = name, Xml = xml });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
