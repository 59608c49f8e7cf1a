namespace PushPortal.Domain.Notifications;

/// <summary>Whether notifications go to a target.</summary>
public enum CircuitState
{
    /// <summary>It answers: they go.</summary>
    Closed,

    /// <summary>It does not: nothing is sent until the pause is over.</summary>
    Open,

    /// <summary>One notification tries whether it answers again.</summary>
    Probing,
}
