using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;

namespace PushPortal.Web.Portal.Components;

/// <summary>Starts, drains, stops and throttles links, for administrators.</summary>
public sealed class LinkControl(LinkWatch watch, OrderQuestion question, IStringLocalizer<Texts> words)
{
    /// <summary>The verbs that change anything of a link as it stands.</summary>
    internal static IEnumerable<LinkVerb> VerbsOf(LinkStatus link) => link.Mode switch
    {
        LinkMode.Running => [LinkVerb.Throttle, LinkVerb.Drain, LinkVerb.Stop],
        LinkMode.Draining => [LinkVerb.Start, LinkVerb.Stop],
        _ => [LinkVerb.Start, LinkVerb.Throttle],
    };

    /// <returns>Whether it was done.</returns>
    public Task<bool> AskAsync(LinkStatus link, LinkVerb verb)
    {
        ArgumentNullException.ThrowIfNull(link);
        var window = DurationText.Of((watch.Find(link.Name)?.Policy ?? new LinkPolicy()).TransactionWindow);
        var effect = $"{words[$"LinkEffect_{verb}", link.Name, window]} {(verb is LinkVerb.Stop or LinkVerb.Drain ? words["LinkEffectWaiting"] : "")}";
        var asked = new DialogParameters<OrderDialog>
        {
            { dialog => dialog.Facts, Facts(link) },
            { dialog => dialog.Effect, effect.TrimEnd() },
            { dialog => dialog.Verb, words[$"LinkVerb_{verb}"].Value },
            { dialog => dialog.IsDangerous, verb is LinkVerb.Stop or LinkVerb.Drain },
            { dialog => dialog.TakesRate, verb == LinkVerb.Throttle },
            { dialog => dialog.Rate, link.Order?.SegmentsPerSecond },
        };
        return question.AskAsync(words[$"LinkVerbOf_{verb}", link.Name], asked, async (by, answer) =>
        {
            await OrderAsync(link.Name, verb, by, answer);
            return Done(link.Name, verb, answer);
        });
    }

    private Task OrderAsync(string link, LinkVerb verb, Actor by, OrderAnswer answer) => verb switch
    {
        LinkVerb.Throttle => watch.ThrottleAsync(link, answer.SegmentsPerSecond, by, answer.Reason, CancellationToken.None),
        LinkVerb.Start => watch.SetModeAsync(link, LinkMode.Running, by, answer.Reason, CancellationToken.None),
        LinkVerb.Drain => watch.SetModeAsync(link, LinkMode.Draining, by, answer.Reason, CancellationToken.None),
        _ => watch.SetModeAsync(link, LinkMode.Stopped, by, answer.Reason, CancellationToken.None),
    };

    private (string, string)[] Facts(LinkStatus link) =>
    [
        (words["LinkGroups"], Number(link.Groups)),
        (words["LinkUnanswered"], Number(link.Outstanding)),
        (words["LinkGroupsWaiting"], Number(link.Waiting)),
        (words["LinkRate"], link.SegmentsPerSecond == 0 ? words["LinkNoLimit"] : words["LinkLimit", link.SegmentsPerSecond]),
    ];

    private string Done(string name, LinkVerb verb, OrderAnswer answer)
    {
        var now = watch.Links.FirstOrDefault(link => link.Name == name);
        return verb == LinkVerb.Throttle && answer.SegmentsPerSecond is null
            ? words["LinkDone_Unthrottled", name]
            : words[$"LinkDone_{verb}", name, now?.Groups ?? 0, now?.Waiting ?? 0, answer.SegmentsPerSecond ?? 0];
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
