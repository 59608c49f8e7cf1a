namespace PushPortal.Domain.Alarms;

/// <summary>Something that an alarm is for, as it was seen at one moment.</summary>
/// <param name="Subject">What it is about where there may be several, such as the link's name; else empty.</param>
/// <param name="Holds">Whether it is bad now.</param>
/// <param name="Example">A transaction that shows it; null where there is none.</param>
public sealed record AlarmCondition(AlarmKind Kind, string Subject, bool Holds, AlarmFacts Facts, long? Example = null);
