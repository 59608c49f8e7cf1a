namespace PushPortal.Domain.Smsc;

/// <summary>A group that its handset may still be collecting.</summary>
/// <param name="TransactionId">Whose later groups may go on with it; null when it was delivered, and only its copies are left.</param>
/// <param name="Link">What it went over: over another the sender may be another, and to the handset it would be another message.</param>
/// <param name="StartedAt">Its first attempt: the handset counts its patience from then or later.</param>
/// <param name="Delivered">The segments that the handset has, by this link.</param>
/// <param name="Until">Up to then its reference is not given to another group.</param>
internal sealed record KeptGroup(long? TransactionId, string Link, int Reference, bool Wide, DateTimeOffset StartedAt, IReadOnlyList<int> Delivered, DateTimeOffset Until);
