using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Section <c>PushPortal:Storage</c>: where everything is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "PushPortal:Storage";

    /// <summary>The database engine.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>ADO.NET connection string: of a SQLite file, or of a database of a PostgreSQL server, whose user may make tables in it.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/pushportal.db";

    /// <summary>With PostgreSQL: the folder of what is kept in files, which are the keys of sign-ins and the files of imports. With SQLite they are beside the database.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>Pushes that ended are kept this long after they were received. 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Sums of usage by day, account and content type are kept this long. 1 d to 10 years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan UsageRetention { get; set; } = TimeSpan.FromDays(731);

    /// <summary>
    /// Memory for telling new push-ids from used ones without reading the disk, in MiB: 12 to 16 bits for each push with a push-id of its own in the duplicate window. 0 to 65,536;
    /// with 0 every check reads.
    /// </summary>
    [Range(0, 65_536)]
    public int DuplicateFilterMegabytes { get; set; } = 64;
}

/// <summary>The database engines.</summary>
public enum StorageProvider
{
    Sqlite = 0,
    PostgreSql = 1,
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
