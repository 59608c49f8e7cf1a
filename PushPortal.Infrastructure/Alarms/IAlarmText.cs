using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>What an alarm says, in English.</summary>
public interface IAlarmText
{
    /// <summary>What it is, and of what.</summary>
    string TitleOf(Alarm alarm);

    /// <summary>Its numbers, as a sentence.</summary>
    string SentenceOf(Alarm alarm);
}
