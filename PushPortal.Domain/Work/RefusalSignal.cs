namespace PushPortal.Domain.Work;

/// <summary>Wakes what writes refusals down.</summary>
public sealed class RefusalSignal(TimeProvider clock) : WorkSignal(clock);
