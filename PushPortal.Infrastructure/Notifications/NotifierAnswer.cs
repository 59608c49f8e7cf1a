namespace PushPortal.Infrastructure.Notifications;

/// <summary>What came back from an initiator.</summary>
/// <param name="HttpStatus">Null when no HTTP answer came.</param>
/// <param name="Text">For the timeline: PAP's code and description, or why there was no answer.</param>
internal readonly record struct NotifierAnswer(bool Confirmed, int? HttpStatus, string? Text);
