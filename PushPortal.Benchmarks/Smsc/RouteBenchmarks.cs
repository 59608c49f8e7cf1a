using BenchmarkDotNet.Attributes;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>The rule for a push, and the table made of the rules when they are published.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private const int PrefixesOfRule = 10;

    private RouteRule[] _rules = [];
    private RouteTable _table = RouteTable.None;
    private string _last = "";

    /// <summary>Over all rules; ten of each. Every second rule is for one account.</summary>
    [Params(10, 10_000)]
    public int Prefixes { get; set; }

    /// <summary>The numbers of one country, and a rule for all others.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _rules =
        [
            .. Enumerable.Range(0, Prefixes / PrefixesOfRule).Select(rule => new RouteRule
            {
                Name = $"rule {rule}",
                Prefixes = [.. Enumerable.Range(0, PrefixesOfRule).Select(prefix => $"+86{(rule * PrefixesOfRule) + prefix:D5}")],
                Accounts = rule % 2 == 0 ? [] : ["1"],
                Link = "a",
            }),
            new RouteRule { Name = "rest", Link = "b" },
        ];
        _table = Compile();
        _last = $"+86{Prefixes - 1:D5}0001";
    }

    /// <summary>A number that the last of the prefixes is for.</summary>
    [Benchmark]
    public int FindLast() => _table.Find(_last, 1, Priority.Medium);

    /// <summary>A number of another country.</summary>
    [Benchmark]
    public int FindOther() => _table.Find("+447000000001", 1, Priority.Medium);

    /// <summary>What publishing costs.</summary>
    [Benchmark]
    public RouteTable Compile() => RouteTable.Compile(1, _rules, static code => long.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
}
