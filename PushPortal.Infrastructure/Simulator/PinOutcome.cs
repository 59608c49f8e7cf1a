namespace PushPortal.Infrastructure.Simulator;

/// <summary>What the handset says of a PIN.</summary>
public enum PinOutcome
{
    Installed,

    /// <summary>It may be typed again.</summary>
    Wrong,

    /// <summary>It was wrong for the last time: the settings are gone.</summary>
    Discarded,

    /// <summary>There are no settings that wait for one.</summary>
    NothingToDo,
}
