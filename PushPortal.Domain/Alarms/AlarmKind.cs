namespace PushPortal.Domain.Alarms;

/// <summary>What alarms are raised for. The numbers are stored.</summary>
public enum AlarmKind
{
    /// <summary>A link to handsets is down.</summary>
    LinkDown = 1,

    /// <summary>The SMSC in another process cannot be reached.</summary>
    SmscLinkDown = 2,

    /// <summary>Too much of what ended lately ended without delivery.</summary>
    FailureRate = 3,

    /// <summary>A transaction that is due has not been handed to the SMSC for too long.</summary>
    OldestDue = 4,

    /// <summary>Too many result notifications wait.</summary>
    NotificationsWaiting = 5,

    /// <summary>Nothing can be stored, and pushes are refused.</summary>
    StoreFails = 6,

    /// <summary>Little space is left beside the database.</summary>
    LittleDisk = 7,

    /// <summary>An administrator has new submissions refused.</summary>
    SubmissionsSuspended = 8,

    /// <summary>For a good part of the time after which it is disabled nothing was confirmed at an account's callback endpoint.</summary>
    CallbackFailing = 9,

    /// <summary>An account has submitted most or all of what its quota of the day allows.</summary>
    QuotaUsed = 10,

    /// <summary>An API key of an account ends soon.</summary>
    KeyExpiring = 11,

    /// <summary>An administrator holds an account's pushes.</summary>
    AccountHeld = 12,
}
