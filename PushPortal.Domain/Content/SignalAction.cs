namespace PushPortal.Domain.Content;

/// <summary>How urgently a handset shows a service indication, or that it deletes one (WAP-167, 5.2.1).</summary>
public enum SignalAction
{
    None,
    Low,
    Medium,
    High,
    Delete,
}
