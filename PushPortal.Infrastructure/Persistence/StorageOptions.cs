using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Section <c>PushPortal:Storage</c>: where everything is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "PushPortal:Storage";

    internal static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(3);

    /// <summary>The database engine.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>ADO.NET connection string: of a SQLite file, or of a database of a PostgreSQL server, whose user may make tables and a schema in it.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/pushportal.db";

    /// <summary>With PostgreSQL: the folder of what is kept in files, which are those of imports. With SQLite they are beside the database, and the keys of sign-ins too.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>With PostgreSQL: the name of this node among those that share the database; empty for the machine's. Up to 64 characters.</summary>
    [StringLength(64)]
    public string Node { get; set; } = "";

    /// <summary>The name of this node, whoever gave it.</summary>
    internal string NodeName => Node is { Length: > 0 } ? Node : Environment.MachineName;

    /// <summary>With PostgreSQL: another node takes over when this one has not been heard of for so long; this one stops sending a quarter earlier. 2 s to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan Lease { get; set; } = DefaultLease;

    /// <summary>Pushes that ended are kept this long after they were received. 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Sums of usage by day, account and content type are kept this long. 1 d to 10 years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan UsageRetention { get; set; } = TimeSpan.FromDays(731);

    /// <summary>
    /// Contents of pushes that ended are kept this long after they were received, and erased then: octets and addresses go, the facts stay for <see cref="Retention"/>.
    /// Longer than that has no effect. 1 h to 10 years.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan ContentRetention { get; set; } = TimeSpan.FromDays(7);

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
