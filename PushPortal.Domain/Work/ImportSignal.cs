namespace PushPortal.Domain.Work;

/// <summary>There is an import to carry on.</summary>
public sealed class ImportSignal(TimeProvider clock) : WorkSignal(clock);
