namespace PushPortal.Infrastructure.Smsc;

/// <summary>The calls that come to the SMSC's loop from other threads.</summary>
internal enum SmscCommandKind : byte
{
    Submit,
    Answered,
    Started,
    NotStarted,
    Finished,
    Found,
    NotFound,
    /// <summary>An administrator orders something of a link.</summary>
    Order,
    /// <summary>Routes were published.</summary>
    Route,
    /// <summary>Nothing is to be done but another pass.</summary>
    Wake,
}
