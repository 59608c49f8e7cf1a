using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>A rule as it is typed, and what is wrong with it.</summary>
internal sealed class RouteForm
{
    /// <summary>The choice that refuses.</summary>
    internal const string Refuse = "refuse";

    /// <summary>Begins the choices of links; the link's name follows.</summary>
    internal const string Over = "over:";

    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    private readonly Dictionary<string, string> _errors = [];

    internal string? Name { get; set; }

    internal string? Prefixes { get; set; }

    internal string? Accounts { get; set; }

    internal HashSet<Priority> Priorities { get; } = [];

    internal string? Target { get; set; }

    internal string? Refusal { get; set; }

    /// <summary>Among the rules, from 1.</summary>
    internal string? Place { get; set; }

    internal bool Refuses => Target == Refuse;

    internal string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    internal static RouteForm Of(RouteRule? rule, int place)
    {
        var form = new RouteForm
        {
            Name = rule?.Name,
            Prefixes = rule is null ? null : string.Join('\n', rule.Prefixes),
            Accounts = rule is null ? null : string.Join(' ', rule.Accounts),
            Target = rule?.Refusal is not null ? Refuse : rule?.Link is { } link ? Over + link : "",
            Refusal = rule?.Refusal,
            Place = (place + 1).ToString(CultureInfo.InvariantCulture),
        };
        form.Priorities.UnionWith(rule?.Priorities ?? []);
        return form;
    }

    /// <summary>The rules with this one at its place; null when something is wrong with it.</summary>
    /// <param name="at">The place that it had; null for a new one.</param>
    internal IReadOnlyList<RouteRule>? Apply(IReadOnlyList<RouteRule> rules, int? at, RouteDesk desk, IStringLocalizer<Texts> words)
    {
        _errors.Clear();
        var rule = new RouteRule
        {
            Name = Name?.Trim() ?? "",
            Prefixes = Split(Prefixes),
            Accounts = Split(Accounts),
            Priorities = Priorities.Count == Enum.GetValues<Priority>().Length ? [] : [.. Priorities.Order()],
            Link = Target?.StartsWith(Over, StringComparison.Ordinal) == true ? Target[Over.Length..] : null,
            Refusal = Refuses ? Refusal?.Trim() ?? "" : null,
        };
        foreach (var fault in RouteCheck.Faults(rule, desk.Links, desk.Versions.AccountOf))
        {
            _errors.TryAdd(FieldOf(fault.Kind), words.Of(fault));
        }

        if (rules.Index().Any(other => other.Index != at && other.Item.Name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)))
        {
            _errors.TryAdd(nameof(Name), words.Of(new RouteProblem(RouteProblemKind.NameTwice, 0, rule.Name)));
        }

        var most = at is null ? rules.Count + 1 : rules.Count;
        if (!int.TryParse(Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > most)
        {
            _errors.TryAdd(nameof(Place), words["WholeNumberWrong", 1, most]);
        }

        if (_errors.Count > 0)
        {
            return null;
        }

        var changed = rules.Where((_, index) => index != at).ToList();
        changed.Insert(place - 1, rule);
        return changed;
    }

    private string FieldOf(RouteProblemKind kind) => kind switch
    {
        RouteProblemKind.NameWrong => nameof(Name),
        RouteProblemKind.PrefixWrong => nameof(Prefixes),
        RouteProblemKind.AccountUnknown => nameof(Accounts),
        _ => Refuses ? nameof(Refusal) : nameof(Target),
    };

    private static string[] Split(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
}
