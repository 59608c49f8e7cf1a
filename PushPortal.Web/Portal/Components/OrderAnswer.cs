namespace PushPortal.Web.Portal.Components;

/// <summary>What was answered to the question whether an order is meant.</summary>
/// <param name="SegmentsPerSecond">Null when none was asked for, or none is wanted any more.</param>
internal sealed record OrderAnswer(string Reason, int? SegmentsPerSecond);
