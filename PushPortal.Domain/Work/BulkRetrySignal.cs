namespace PushPortal.Domain.Work;

/// <summary>There is a bulk retry to carry on.</summary>
public sealed class BulkRetrySignal(TimeProvider clock) : WorkSignal(clock);
