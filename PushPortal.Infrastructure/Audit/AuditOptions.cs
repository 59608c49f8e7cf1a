using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Audit;

/// <summary>Section <c>PushPortal:Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "PushPortal:Audit";

    /// <summary>So long entries are kept. 1 d to 10 y.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class AuditOptionsValidator : IValidateOptions<AuditOptions>;
