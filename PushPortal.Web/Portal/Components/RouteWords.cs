using Microsoft.Extensions.Localization;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Rules and what they do, in the reader's language.</summary>
internal static class RouteWords
{
    /// <summary>So many of what goes another way are named.</summary>
    private const int MostEffects = 3;

    /// <summary>The same of the prefixes that go the same way.</summary>
    private const int MostPrefixes = 3;

    extension(IStringLocalizer<Texts> text)
    {
        internal string Of(RouteTarget target) =>
            target.Link is { } link ? text["RouteOver", link] : target.Refusal is { } refusal ? text["RouteRefuses", refusal] : text["RouteNowhere"];

        internal string OfPriorities(IReadOnlyList<Priority> priorities) =>
            priorities.Count == 0 ? text["RouteAnyPriority"] : string.Join(text["ListSeparator"], priorities.Select(priority => text.Of(priority)));

        internal string Of(RouteProblem problem) => problem.Kind == RouteProblemKind.NoRule
            ? text["RouteProblem_NoRule", text.OfNumbers(problem.Fact), problem.Priority is { } priority ? text["RouteOfPriority", text.Of(priority)].Value : ""]
            : text[$"RouteProblem_{problem.Kind}", problem.Fact];

        /// <summary>What publishing rules does, before it is done.</summary>
        internal string OfEffects(int rules, IReadOnlyList<RouteEffect> effects)
        {
            var alike = effects.GroupBy(effect => effect with { Prefix = "" }).ToList();
            var named = alike.Take(MostEffects).Select(same => text.Of([.. same])).Prepend(rules switch
            {
                0 => text["RouteEffectNoRules"],
                1 => text["RouteEffectOneRule"],
                _ => text["RouteEffectRules", rules],
            });
            var more = alike.Count > MostEffects ? [text["RouteEffectMore", alike.Count - MostEffects].Value] : alike.Count == 0 ? [text["RouteEffectNone"].Value] : Array.Empty<string>();
            return text["RouteEffectWhen", string.Join(text["RouteEffectSeparator"], named.Concat(more))];
        }

        /// <summary>Effects that differ in their prefixes alone.</summary>
        private string Of(IReadOnlyList<RouteEffect> alike) => (alike[0].From.Link, alike[0].To.Link) switch
        {
            ({ } from, { } to) => text["RouteEffect_Moved", text.Whose(alike), to, from],
            ({ } from, null) => text["RouteEffect_Refused", text.Whose(alike), from],
            (null, { } to) => text["RouteEffect_Taken", text.Whose(alike), to],
            _ => text["RouteEffect_OtherReason", text.Whose(alike)],
        };

        private string OfNumbers(string beginnings) => beginnings.Length == 0 ? text["RouteOtherNumbers"] : text["RouteNumbersOf", beginnings];

        private string Whose(IReadOnlyList<RouteEffect> alike)
        {
            var named = alike.Take(MostPrefixes).Select(effect => effect.Prefix == "+" ? text["RouteOtherNumbers"].Value : effect.Prefix);
            var whose = string.Join(text["ListSeparator"], alike.Count > MostPrefixes ? named.Append(text["RouteMorePrefixes", alike.Count - MostPrefixes]) : named);
            whose = alike[0].Account is { } account ? text["RouteWhoseAccount", whose, account] : whose;
            return alike[0].Priority is { } priority ? text["RouteWhosePriority", whose, text.Of(priority)] : whose;
        }
    }
}
