namespace PushPortal.Domain.Callbacks;

/// <summary>How long an endpoint may fail.</summary>
/// <param name="DisableAfter">From the first of only failures to the one that disables it.</param>
public sealed record CallbackPolicy(TimeSpan DisableAfter)
{
    /// <summary>From half of that time on its owner is warned.</summary>
    public bool Warns(TimeSpan failingFor) => failingFor >= DisableAfter / 2;
}
