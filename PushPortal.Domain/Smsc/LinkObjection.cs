namespace PushPortal.Domain.Smsc;

/// <summary>Why a link cannot be chosen.</summary>
public enum LinkObjection
{
    /// <summary>The SMSC is in another process, and its links are not known here.</summary>
    NotHere,

    /// <summary>There is no link of this name.</summary>
    Unknown,

    /// <summary>Neither its settings nor a published rule give it the recipient's number.</summary>
    DoesNotReach,

    /// <summary>The account asks, and the routes do not give it this link for such pushes; nor is it told whether there is one.</summary>
    NotGiven,

    /// <summary>It is down, or was stopped or drained.</summary>
    Down,
}
