using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Section <c>PushPortal:Backups</c>: copies of the store that the gateway makes by itself.</summary>
public sealed class BackupOptions
{
    public const string Section = "PushPortal:Backups";

    /// <summary>When, as the five fields of cron, in UTC; empty for never.</summary>
    public string? Schedule { get; set; }

    /// <summary>The folder that they go to; empty for <c>backups</c> beside the database.</summary>
    public string? Folder { get; set; }

    /// <summary>How many stay, the newest. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Kept { get; set; } = 7;
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class BackupOptionsValidator : IValidateOptions<BackupOptions>;
