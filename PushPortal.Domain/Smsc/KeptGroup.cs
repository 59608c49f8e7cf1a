namespace PushPortal.Domain.Smsc;

/// <summary>A group that its handset may still be collecting.</summary>
/// <param name="TransactionId">Whose later groups may go on with it; null when it was delivered, and only its copies are left.</param>
/// <param name="StartedAt">Its first attempt: the handset counts its patience from then or later.</param>
/// <param name="Delivered">The segments that the handset has.</param>
/// <param name="Until">Up to then its reference is not given to another group.</param>
internal sealed record KeptGroup(long? TransactionId, int Reference, bool Wide, DateTimeOffset StartedAt, IReadOnlyList<int> Delivered, DateTimeOffset Until);
