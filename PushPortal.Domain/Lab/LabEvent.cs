namespace PushPortal.Domain.Lab;

/// <param name="Message">Of a retry or the end of a lifetime.</param>
/// <param name="Segment">That has come to its end, or whose answer comes.</param>
/// <param name="Id">Of the submission whose start is recorded, or the number of the message that comes.</param>
internal readonly record struct LabEvent(LabEventKind Kind, LabMessage? Message = null, SegmentInAir? Segment = null, long Id = 0);
