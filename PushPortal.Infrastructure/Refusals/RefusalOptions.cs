using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Refusals;

/// <summary>Section <c>PushPortal:Refusals</c>: submissions that were refused, kept to be found.</summary>
public sealed class RefusalOptions
{
    public const string Section = "PushPortal:Refusals";

    /// <summary>Of one account, so many a minute are kept; the rest is only answered. 0 (none) to 10,000.</summary>
    [Range(0, 10_000)]
    public int KeptPerMinute { get; set; } = 100;
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class RefusalOptionsValidator : IValidateOptions<RefusalOptions>;
