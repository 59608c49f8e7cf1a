using PushPortal.Domain.Work;

namespace PushPortal.Domain.Alarms;

/// <summary>Wakes what looks for alarms and keeps them.</summary>
public sealed class AlarmSignal(TimeProvider clock) : WorkSignal(clock);
