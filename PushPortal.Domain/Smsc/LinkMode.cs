namespace PushPortal.Domain.Smsc;

/// <summary>What an administrator lets a link do. The numbers are stored.</summary>
public enum LinkMode : byte
{
    /// <summary>Groups are started as the link takes them.</summary>
    Running = 0,

    /// <summary>No group is started; those that are open are finished, then the link is stopped.</summary>
    Draining = 1,

    /// <summary>Nothing is sent. Groups that were open go the way of a lost link's, those that wait go on waiting.</summary>
    Stopped = 2,
}
