using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Tests.Routes;

/// <summary>Rules as tests need them.</summary>
internal static class SampleRoutes
{
    internal static RouteRule Over(string name, string link, params string[] prefixes) => new() { Name = name, Link = link, Prefixes = prefixes };

    internal static RouteRule Refused(string name, string reason, params string[] prefixes) => new() { Name = name, Refusal = reason, Prefixes = prefixes };

    /// <summary>Accounts are called by their ids.</summary>
    internal static long? AccountOf(string code) => long.TryParse(code, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    internal static RouteTable Table(params RouteRule[] rules) => RouteTable.Compile(1, rules, AccountOf);

    /// <summary>Any rules, over few digits, accounts and priorities so that they meet.</summary>
    internal static RouteRule[] Any(Random random, int rules) =>
    [
        .. Enumerable.Range(0, rules).Select(at => new RouteRule
        {
            Name = $"rule {at}",
            Prefixes = [.. Enumerable.Range(0, random.Next(4)).Select(_ => AnyNumber(random, random.Next(1, 4)))],
            Accounts = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"{random.Next(3)}")],
            Priorities = random.Next(2) == 0 ? [] : [(Priority)random.Next(3)],
            Link = random.Next(5) == 0 ? null : $"link {random.Next(3)}",
        }).Select(rule => rule.Link is null ? rule with { Refusal = "no" } : rule),
    ];

    internal static string AnyNumber(Random random, int digits) => "+" + string.Concat(Enumerable.Range(0, digits).Select(_ => random.Next(1, 4)));
}
