namespace PushPortal.Domain.Enquiries;

/// <summary>What happened in a step of time.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Accepted">Transactions accepted.</param>
/// <param name="Delivered">Runs that ended in delivery.</param>
/// <param name="Failed">Runs that ended otherwise.</param>
/// <param name="Times">How long the deliveries took.</param>
public sealed record TrafficPoint(DateTimeOffset At, long Accepted, long Delivered, long Failed, DeliveryTimes Times);
