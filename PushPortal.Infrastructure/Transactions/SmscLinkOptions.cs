using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Section <c>PushPortal:Ppg:SmscLink</c>: how the PPG reaches its SMSC.</summary>
public sealed class SmscLinkOptions
{
    /// <summary><c>InProcess</c>: the SMSC of this process.</summary>
    public SmscLinkKind Kind { get; set; } = SmscLinkKind.InProcess;
}

/// <summary>The ways to the SMSC.</summary>
public enum SmscLinkKind
{
    InProcess = 0,
}

/// <summary>Checks section <c>PushPortal:Ppg</c> at start.</summary>
[OptionsValidator]
internal sealed partial class PpgOptionsValidator : IValidateOptions<PpgOptions>;
