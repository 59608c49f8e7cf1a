using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Section <c>PushPortal:Ppg:SmscLink</c>: how the PPG reaches its SMSC. All but the kind is for <see cref="SmscLinkKind.Smpp"/>.</summary>
public sealed class SmscLinkOptions : SmppClientOptions
{
    public const string Section = PpgOptions.Section + ":SmscLink";

    public SmscLinkOptions() => (Window, ResponseTimeout) = (200, TimeSpan.FromMinutes(2));

    public SmscLinkKind Kind { get; set; } = SmscLinkKind.InProcess;
}

/// <summary>The ways to the SMSC.</summary>
public enum SmscLinkKind
{
    /// <summary>The SMSC of this process.</summary>
    InProcess = 0,

    /// <summary>An SMSC in another process.</summary>
    Smpp = 1,
}

/// <summary>Checks section <c>PushPortal:Ppg</c> at start.</summary>
[OptionsValidator]
internal sealed partial class PpgOptionsValidator : IValidateOptions<PpgOptions>;
