using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Wakes what tells of alarms.</summary>
internal sealed class AlarmTellingSignal(TimeProvider clock) : WorkSignal(clock);
