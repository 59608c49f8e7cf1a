namespace PushPortal.Domain.Transactions;

/// <summary>Why a segment, a group or a transaction did not go through. The numbers are stored; words are in <see cref="FailureCauses"/>.</summary>
public enum FailureCause : byte
{
    None = 0,
    /// <summary>No answer to paging, or detached (MAP absentSubscriberSM).</summary>
    AbsentSubscriber = 1,
    /// <summary>The handset's message memory is full (TP-FCS D3, RP cause 22).</summary>
    MemoryFull = 2,
    /// <summary>Busy with another short message (MAP subscriberBusyForMT-SMS).</summary>
    SubscriberBusy = 3,
    /// <summary>The number is not in service (MAP unknownSubscriber, RP cause 30).</summary>
    UnknownSubscriber = 4,
    /// <summary>RP cause 42.</summary>
    NetworkCongestion = 5,
    /// <summary>RP cause 41, MAP systemFailure.</summary>
    TemporaryNetworkError = 6,
    /// <summary>A network or handset error that a repetition does not mend.</summary>
    PermanentNetworkError = 7,
    /// <summary>The short message or its acknowledgement was lost on the air.</summary>
    NotAcknowledged = 8,
    /// <summary>The link asked to slow down (ESME_RTHROTTLED, ESME_RMSGQFUL).</summary>
    LinkThrottled = 9,
    /// <summary>The link is down.</summary>
    LinkUnavailable = 10,
    /// <summary>No configured link serves this number.</summary>
    NoLink = 11,
    /// <summary>The transaction window closed before every segment was acknowledged.</summary>
    WindowClosed = 12,
    /// <summary>The lifetime ended before the group was started.</summary>
    LifetimeEnded = 13,
    /// <summary>The SMSC gave no answer in time.</summary>
    SmscSilent = 14,
    /// <summary>The address is not one that this gateway can serve.</summary>
    UnusableAddress = 15,
    /// <summary>The initiator or an operator cancelled it.</summary>
    Cancelled = 16,
    /// <summary>The push is larger than a group can be on its link.</summary>
    TooLarge = 17,
    /// <summary>The SMSC could not record the group, so it sent nothing.</summary>
    SmscFailed = 18,
    /// <summary>It was for recipients whose earlier push was still pending, and this one's was not.</summary>
    NothingToReplace = 19,
    /// <summary>The address is a name (PAP's type USER), and no alias has it.</summary>
    UnknownAlias = 20,
    /// <summary>The network does not take the number (ESME_RINVDSTADR).</summary>
    NumberRefused = 21,
    /// <summary>The network does not take this message.</summary>
    MessageRefused = 22,
    /// <summary>The link's credentials, sender or service type are not accepted: it is set up wrongly.</summary>
    LinkMisconfigured = 23,
    /// <summary>The connection was lost before the answer came.</summary>
    LinkLost = 24,
    /// <summary>A published route refuses pushes like it.</summary>
    RouteRefused = 25,
    /// <summary>The lifetime ended while an administrator held the account's pushes.</summary>
    HeldTooLong = 26,
}
