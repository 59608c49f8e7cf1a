using System.Text;
using System.Text.RegularExpressions;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>
/// The upstream SMSC of several nodes. It takes each segment, and looks at the order in which the segments of a handset come, whichever node they come from. A node binds by its own name.
/// </summary>
internal sealed partial class SegmentSink : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(10);

    private readonly FakeUpstream _upstream = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenGroup> _open = [];
    private readonly List<Sighting> _seen = [];
    private readonly List<string> _interleaved = [];
    private readonly Dictionary<string, long> _last = [];
    private string? _worker;
    private int _stale;

    internal SegmentSink() => _upstream.Script = Take;

    internal int Port => _upstream.Port;

    /// <summary>Whole pushes, as they came to their handsets.</summary>
    internal IReadOnlyList<Sighting> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Handsets that got a segment of a group that another had come in between of, in words.</summary>
    internal IReadOnlyList<string> Interleaved
    {
        get
        {
            lock (_gate)
            {
                return [.. _interleaved];
            }
        }
    }

    /// <summary>Segments that came from a node when another one was known to work.</summary>
    internal int Stale
    {
        get
        {
            lock (_gate)
            {
                return _stale;
            }
        }
    }

    /// <summary>From now on only this node may send; null while it is not known which.</summary>
    internal void Works(string? node)
    {
        lock (_gate)
        {
            _worker = node;
        }
    }

    /// <summary>When the last segment of a node came, by the clock's time stamp; 0 when none has.</summary>
    internal long LastOf(string node)
    {
        lock (_gate)
        {
            return _last.GetValueOrDefault(node);
        }
    }

    public ValueTask DisposeAsync() => _upstream.DisposeAsync();

    private void Take(ReceivedSubmit submit)
    {
        lock (_gate)
        {
            Count(submit.Session.SystemId ?? "");
            var number = "+" + submit.Pdu.Destination.Digits;
            var (reference, total, part, text) = Read(submit.Pdu.ShortMessage.ToArray());
            if (!_open.TryGetValue(number, out var group) || group.Reference != reference)
            {
                if (group is not null && group.Earlier.Contains(reference) && !group.IsWhole)
                {
                    _interleaved.Add($"{number} got part {part} of group {reference} while group {group.Reference} had {group.Parts.Count} of {group.Total} parts");
                }

                _open[number] = group = new OpenGroup(reference, total, group is { IsWhole: false } ? [.. group.Earlier, group.Reference] : []);
            }

            if (group.IsWhole)
            {
                // The whole group again, after a node could not tell what had become of it.
                _open[number] = group = new OpenGroup(reference, total, []);
            }

            group.Parts[part] = text;
            if (group.IsWhole)
            {
                _seen.Add(new Sighting(PushIdInText().Match(string.Concat(group.Parts.Values)).Value, number, TimeProvider.System.GetUtcNow()));
            }
        }

        _ = AcceptAsync(submit);
    }

    private void Count(string node)
    {
        _last[node] = TimeProvider.System.GetTimestamp();
        _stale += _worker is null || node == _worker ? 0 : 1;
    }

    /// <summary>As a network takes its time: so that something is on its way whenever a node ends.</summary>
    private static async Task AcceptAsync(ReceivedSubmit submit)
    {
        await Task.Delay(AnswerTime, TimeProvider.System);
        submit.Accept();
    }

    /// <summary>The concatenation of a short message: information elements 00 and 08 of its header (3GPP TS 23.040, 9.2.3.24).</summary>
    private static (int Reference, int Total, int Part, string Text) Read(ReadOnlySpan<byte> message)
    {
        var header = message[1..(1 + message[0])];
        var text = Encoding.Latin1.GetString(message[(1 + message[0])..]);
        while (header.Length >= 2)
        {
            var value = header.Slice(2, header[1]);
            switch (header[0])
            {
                case 0x00:
                    return (value[0], value[1], value[2], text);
                case 0x08:
                    return ((value[0] << 8) + value[1], value[2], value[3], text);
                default:
                    header = header[(2 + value.Length)..];
                    break;
            }
        }

        return (-1, 1, 1, text);
    }

    [GeneratedRegex(@"kill-\d+(-new)?@pi\.example")]
    private static partial Regex PushIdInText();

    /// <param name="Earlier">The groups that were not whole when this one began.</param>
    private sealed record OpenGroup(int Reference, int Total, IReadOnlyList<int> Earlier)
    {
        internal SortedDictionary<int, string> Parts { get; } = [];

        internal bool IsWhole => Parts.Count == Total;
    }
}
