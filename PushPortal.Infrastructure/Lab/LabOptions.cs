using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Lab;

/// <summary>Section <c>PushPortal:Lab</c>: how much an experiment that is started in the portal may take from the gateway.</summary>
public sealed class LabOptions
{
    public const string Section = "PushPortal:Lab";

    /// <summary>Short messages of all runs of one experiment, without what is sent again. A processor plays about 100,000 a second. 10,000 to 1,000,000,000.</summary>
    [Range(10_000L, 1_000_000_000L)]
    public long MostMessages { get; set; } = 2_000_000;

    /// <summary>An experiment is ended after this; what it has come to is kept. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestRun { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class LabOptionsValidator : IValidateOptions<LabOptions>;
