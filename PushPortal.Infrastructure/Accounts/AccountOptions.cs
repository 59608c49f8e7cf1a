using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Section <c>PushPortal:Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "PushPortal:Accounts";

    /// <summary>So long the callback secret before the new one signs as well. 0 to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromHours(24);

    /// <summary>So long the secret before of an API key goes on unless whoever rotates it says otherwise. 0 to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan KeyOverlap { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class AccountOptionsValidator : IValidateOptions<AccountOptions>;
