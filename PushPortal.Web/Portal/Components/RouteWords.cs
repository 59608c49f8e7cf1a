using Microsoft.Extensions.Localization;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Rules and what they do, in the reader's language.</summary>
internal static class RouteWords
{
    /// <summary>So many of what goes another way are named.</summary>
    private const int MostEffects = 3;

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
            var named = effects.Take(MostEffects).Select(effect => text.Of(effect)).Prepend(rules == 0 ? text["RouteEffectNoRules"] : text["RouteEffectRules", rules]);
            var more = effects.Count > MostEffects ? [text["RouteEffectMore", effects.Count - MostEffects].Value] : effects.Count == 0 ? [text["RouteEffectNone"].Value] : Array.Empty<string>();
            return text["RouteEffectWhen", string.Join(text["RouteEffectSeparator"], named.Concat(more))];
        }

        internal string Of(RouteEffect effect) => (effect.From.Link, effect.To.Link) switch
        {
            ({ } from, { } to) => text["RouteEffect_Moved", text.Whose(effect), to, from],
            ({ } from, null) => text["RouteEffect_Refused", text.Whose(effect), from],
            (null, { } to) => text["RouteEffect_Taken", text.Whose(effect), to],
            _ => text["RouteEffect_OtherReason", text.Whose(effect)],
        };

        private string OfNumbers(string beginnings) => beginnings.Length == 0 ? text["RouteOtherNumbers"] : text["RouteNumbersOf", beginnings];

        private string Whose(RouteEffect effect)
        {
            string whose = effect.Prefix == "+" ? text["RouteOtherNumbers"] : effect.Prefix;
            whose = effect.Account is null ? whose : text["RouteWhoseAccount", whose, effect.Account];
            return effect.Priority is { } priority ? text["RouteWhosePriority", whose, text.Of(priority)] : whose;
        }
    }
}
