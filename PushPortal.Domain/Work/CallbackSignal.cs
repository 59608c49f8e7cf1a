namespace PushPortal.Domain.Work;

/// <summary>There are results to tell again.</summary>
public sealed class CallbackSignal(TimeProvider clock) : WorkSignal(clock);
