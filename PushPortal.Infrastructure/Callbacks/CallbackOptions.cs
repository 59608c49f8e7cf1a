using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Section <c>PushPortal:Callbacks</c>: the accounts' callback endpoints.</summary>
public sealed class CallbackOptions
{
    public const string Section = "PushPortal:Callbacks";

    /// <summary>An endpoint where nothing was confirmed for so long is disabled by the next failure. From half of it on its owner is warned. 1 s to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class CallbackOptionsValidator : IValidateOptions<CallbackOptions>;
