using System.Collections.Frozen;
using System.Runtime.InteropServices;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>
/// Rules made ready to be asked for each push: immutable, shared between threads, swapped whole. A look-up walks the recipient's digits through a tree, so it
/// costs the same with one rule and with ten thousand prefixes, and allocates nothing.
/// </summary>
public sealed class RouteTable
{
    private const int Digits = 10;
    private const int Priorities = 3;
    private const int NoRule = int.MaxValue;

    /// <summary>The node of a node's digit, by ten times the node plus the digit; 0 when there is none.</summary>
    private readonly int[] _next;

    /// <summary>The first rule for all accounts whose prefix ends at a node, by three times the node plus the priority.</summary>
    private readonly int[] _everybody;

    /// <summary>The same of the rules that name accounts: by account, for each priority. Null where no such prefix ends.</summary>
    private readonly FrozenDictionary<long, int[]>?[] _accounts;

    private RouteTable(int version, IReadOnlyList<RouteRule> rules, int[] next, int[] everybody, FrozenDictionary<long, int[]>?[] accounts)
    {
        (Version, Rules, _next, _everybody, _accounts) = (version, rules, next, everybody, accounts);
        Refuses = rules.Any(rule => rule.Refusal is not null);
    }

    /// <summary>No rules: the links' own prefixes apply.</summary>
    public static RouteTable None { get; } = Compile(0, [], _ => null);

    /// <summary>The published version that it was made of; 0 when nothing was published.</summary>
    public int Version { get; }

    public IReadOnlyList<RouteRule> Rules { get; }

    /// <summary>Without rules it decides nothing: the links' own prefixes apply.</summary>
    public bool IsEmpty => Rules.Count == 0;

    /// <summary>Whether any rule refuses.</summary>
    public bool Refuses { get; }

    /// <param name="accountOf">The id of the account with a code; null when there is none, which no push is of then.</param>
    public static RouteTable Compile(int version, IReadOnlyList<RouteRule> rules, Func<string, long?> accountOf)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(accountOf);
        List<int> next = [];
        List<int> everybody = [];
        List<Dictionary<long, int[]>?> accounts = [];
        AddNode();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var priorities = rules[rule].Priorities is { Count: > 0 } some ? some : Enum.GetValues<Priority>();
            var named = rules[rule].Accounts.Select(accountOf).OfType<long>().ToArray();
            foreach (var prefix in rules[rule].Prefixes is { Count: > 0 } prefixes ? prefixes : ["+"])
            {
                if (NodeOf(prefix) is { } node)
                {
                    Put(rule, node, rules[rule].Accounts.Count == 0, named, priorities);
                }
            }
        }

        return new RouteTable(version, rules, [.. next], [.. everybody], [.. accounts.Select(named => named?.ToFrozenDictionary())]);

        void AddNode()
        {
            next.AddRange(new int[Digits]);
            everybody.AddRange(Enumerable.Repeat(NoRule, Priorities));
            accounts.Add(null);
        }

        int? NodeOf(string prefix)
        {
            var node = 0;
            if (!prefix.StartsWith('+'))
            {
                return null;
            }

            foreach (var character in prefix.AsSpan(1))
            {
                if (!char.IsAsciiDigit(character))
                {
                    return null;
                }

                var at = (node * Digits) + character - '0';
                if (next[at] == 0)
                {
                    next[at] = accounts.Count;
                    AddNode();
                }

                node = next[at];
            }

            return node;
        }

        void Put(int rule, int node, bool forAll, long[] named, IReadOnlyList<Priority> priorities)
        {
            foreach (var priority in priorities)
            {
                if (forAll)
                {
                    everybody[(node * Priorities) + (int)priority] = Math.Min(everybody[(node * Priorities) + (int)priority], rule);
                }

                foreach (var account in named)
                {
                    ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(accounts[node] ??= [], account, out _);
                    first ??= [NoRule, NoRule, NoRule];
                    first[(int)priority] = Math.Min(first[(int)priority], rule);
                }
            }
        }
    }

    /// <summary>The place of the rule that decides about a push; below 0 when none is for it.</summary>
    /// <param name="recipient">E.164 with the plus sign; or the beginning of such numbers, to ask for those that no longer prefix is for.</param>
    public int Find(string recipient, long accountId, Priority priority)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        var first = FirstAt(0, accountId, priority);
        var node = 0;
        for (var at = 1; at < recipient.Length; at++)
        {
            var digit = (uint)(recipient[at] - '0');
            if (digit >= Digits || (node = _next[(node * Digits) + (int)digit]) == 0)
            {
                break;
            }

            first = Math.Min(first, FirstAt(node, accountId, priority));
        }

        return first == NoRule ? -1 : first;
    }

    /// <summary>Where a push goes.</summary>
    public RouteTarget TargetOf(string recipient, long accountId, Priority priority) =>
        Find(recipient, accountId, priority) is >= 0 and var rule ? Rules[rule].Target : default;

    private int FirstAt(int node, long accountId, Priority priority)
    {
        var first = _everybody[(node * Priorities) + (int)priority];
        return _accounts[node] is { } named && named.TryGetValue(accountId, out var ofAccount) ? Math.Min(first, ofAccount[(int)priority]) : first;
    }
}
