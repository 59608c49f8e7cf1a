using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>What an alarm says, in English.</summary>
public interface IAlarmText
{
    /// <summary>What it is, and of what.</summary>
    string TitleOf(Alarm alarm);

    /// <summary>Its numbers, as a sentence.</summary>
    string SentenceOf(Alarm alarm);

    /// <summary>The portal's page of what it is about: a path, with its query.</summary>
    string ListOf(Alarm alarm);
}
