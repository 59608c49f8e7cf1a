namespace PushPortal.Domain.Lab;

/// <summary>What chance decides about.</summary>
internal enum LabSubject
{
    PushArrival = 1,
    PushHandset,
    PushSegment,
    PushRetry,
    BackgroundArrival,
    BackgroundSegment,
    BackgroundHandset,
    Handset,
    Away,
    Fade,
    Busy,
    Attempt,
}
