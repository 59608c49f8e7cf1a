using System.Text.Json.Serialization;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The body of what is posted when an alarm is raised or cleared.</summary>
/// <param name="Type"><c>alarm.raised</c> or <c>alarm.cleared</c>.</param>
internal sealed record AlarmDocument(string Type, DateTimeOffset Timestamp, AlarmData Data);

/// <summary>One alarm.</summary>
/// <param name="Kind">The word that metrics have too.</param>
/// <param name="Subject">Whose alarm it is, such as the name of a link; null where there is but one.</param>
/// <param name="Level">In percent of its limit, of one that is raised anew at each step.</param>
/// <param name="Note">What the link or the store said itself.</param>
/// <param name="Example">A transaction that shows it.</param>
/// <param name="Link">The page of alarms.</param>
/// <param name="List">The page of what it is about.</param>
internal sealed record AlarmData(
    string Id,
    string Kind,
    string Severity,
    string? Subject,
    int? Level,
    string Title,
    string Text,
    string? Note,
    DateTimeOffset Since,
    DateTimeOffset? ClearedAt,
    string? Example,
    string Link,
    string List)
{
    internal static AlarmData Of(Alarm alarm, AlarmStage stage, IAlarmText text, string portal) => new(
        PublicId.Format(PublicId.Alarm, alarm.Id),
        alarm.Kind.Word(),
        alarm.Severity == AlarmSeverity.Critical ? "critical" : "warning",
        alarm.Subject.Length == 0 ? null : alarm.Subject,
        alarm.Facts.Level == 0 ? null : alarm.Facts.Level,
        text.TitleOf(alarm),
        text.SentenceOf(alarm),
        alarm.Facts.Note,
        alarm.Since,
        stage == AlarmStage.Cleared ? alarm.ClearedAt : null,
        alarm.Example is { } example ? PublicId.Format(PublicId.Transaction, example) : null,
        portal + "/alarms",
        portal + text.ListOf(alarm));
}

/// <summary>Writes bodies about alarms.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlarmDocument))]
internal sealed partial class AlarmJson : JsonSerializerContext;
