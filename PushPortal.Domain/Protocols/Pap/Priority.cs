namespace PushPortal.Domain.Protocols.Pap;

/// <summary>PAP's <c>priority</c> of a push; medium where it is not said.</summary>
public enum Priority
{
    High,
    Medium,
    Low,
}
