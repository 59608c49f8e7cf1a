using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal;

/// <summary>The portal's own sentences, in English, for what goes to programs.</summary>
internal sealed class AlarmEnglish(IStringLocalizer<Texts> text) : IAlarmText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public string TitleOf(Alarm alarm) => InEnglish(() => AlarmSentence.TitleOf(alarm, text));

    public string SentenceOf(Alarm alarm) => InEnglish(() => AlarmSentence.Of(alarm, text));

    public string ListOf(Alarm alarm) => AlarmList.Of(alarm).Href;

    private static string InEnglish(Func<string> say)
    {
        var (formats, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (English, English);
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (formats, words);
        }
    }
}
