using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Hours;

/// <summary>The rules that never bend, as an onlooker sees them who knows what truly happened.</summary>
/// <param name="tells">Whether what happened to a transaction is kept, for a seed that is played alone.</param>
internal sealed class HourRules(VirtualStore store, bool tells)
{
    private static readonly TimeSpan SingleMessagePatience = new LinkPolicy().TransactionWindow;

    private readonly Dictionary<long, List<string>> _told = [];
    private readonly Dictionary<long, Submission> _submissions = [];
    private readonly Dictionary<long, HashSet<int>> _acknowledged = [];
    private readonly Dictionary<(long Group, int Segment), (string Octets, int Life)> _octets = [];
    private readonly Dictionary<string, long> _receiving = [];
    private readonly Dictionary<long, Dictionary<int, SegmentDelivery>> _underWay = [];
    private readonly HashSet<long> _doubtful = [];
    private readonly Dictionary<(long Group, int Segment), DateTimeOffset> _sentAt = [];
    private readonly HashSet<(long Group, int Segment)> _heard = [];
    private int _life;

    public void Submitted(Submission submission)
    {
        _submissions[submission.Id] = submission;
        Tell(submission.Id, () => $"submitted as {submission.Id}{(submission.Resubmitted ? " again" : "")}");
    }

    /// <summary>Notes what happened to a transaction.</summary>
    public void Tell(long submissionId, Func<string> what)
    {
        if (tells)
        {
            var transaction = _submissions[submissionId].TransactionId;
            if (!_told.TryGetValue(transaction, out var lines))
            {
                _told.Add(transaction, lines = []);
            }

            lines.Add($"{Now():mm:ss.fff} {what()}");
        }
    }

    public required Func<DateTimeOffset> Now { get; init; }

    public void Sent(VirtualLink link, SegmentDelivery segment, DateTimeOffset now)
    {
        var submission = _submissions[segment.GroupId];
        var place = (segment.GroupId, segment.Segment);
        if (submission.Mode == SmscMode.Transaction)
        {
            if (!_receiving.TryAdd(segment.Recipient, segment.GroupId) && _receiving[segment.Recipient] != segment.GroupId)
            {
                Assert.Fail($"Groups {_receiving[segment.Recipient]} and {segment.GroupId} of one handset interleave.");
            }
        }
        else
        {
            Assert.False(_receiving.ContainsKey(segment.Recipient), "A single message goes out while a group to the handset is open.");
            if (segment.Attempt > 1)
            {
                // Its answer may have come after it was waited for.
                link.Outstanding.Remove(place);
                AnswerLost(segment);
            }
        }

        Assert.False(_heard.Contains(place), "A segment is sent again that was acknowledged.");
        Assert.True(link.Available, "A segment is sent over a link that is down.");
        Assert.True(link.Outstanding.Add(place), "A segment is sent while it is outstanding.");
        _sentAt[place] = now;
        ForgetSingles(link, now);
        Assert.True(link.Outstanding.Count <= link.Window, "More is outstanding than the link's window takes.");
        var octets = Convert.ToHexString(segment.UserDataHeader.Span);
        Assert.True(!_octets.TryGetValue(place, out var before) || before.Life != _life || before.Octets == octets, "A segment sent again is not the same.");
        _octets[place] = (octets, _life);
        Tell(segment.GroupId, () => $"{segment.Segment}/{segment.Segments} sent, attempt {segment.Attempt}, {octets}");
        if (!_underWay.TryGetValue(segment.GroupId, out var group))
        {
            _underWay.Add(segment.GroupId, group = []);
        }

        group[segment.Segment] = segment;
    }

    /// <summary>The SMSC heard that a segment was delivered.</summary>
    public void Acknowledged(SegmentDelivery segment)
    {
        if (_submissions[segment.GroupId].Mode == SmscMode.Transaction)
        {
            _heard.Add((segment.GroupId, segment.Segment));
        }

        var transaction = _submissions[segment.GroupId].TransactionId;
        if (!_acknowledged.TryGetValue(transaction, out var segments))
        {
            _acknowledged.Add(transaction, segments = []);
        }

        segments.Add(segment.Segment);
    }

    /// <summary>A segment may be at its handset although nobody said so: the handset may get it twice.</summary>
    public void AnswerLost(SegmentDelivery segment)
    {
        Tell(segment.GroupId, () => $"{segment.Segment} has no true answer");
        _doubtful.Add(_submissions[segment.GroupId].TransactionId);
    }

    public IReadOnlyList<SegmentDelivery> UnderWay(VirtualLink link) =>
        [.. link.Outstanding.Select(place => _underWay[place.Group][place.Segment])];

    public void Ended(SubmitAnswer answer)
    {
        var submission = _submissions[answer.SubmissionId];
        Tell(answer.SubmissionId, () => $"answered {answer.Outcome} {answer.Cause}");
        if (_receiving.GetValueOrDefault(submission.Recipient) == submission.Id)
        {
            _receiving.Remove(submission.Recipient);
        }

        if (_underWay.Remove(submission.Id, out var segments) && answer.Outcome != SubmitOutcome.Delivered)
        {
            foreach (var segment in segments.Values)
            {
                AnswerLost(segment);
            }
        }

        if (answer.Outcome == SubmitOutcome.Delivered && _acknowledged[submission.TransactionId].Count != answer.Report.Segments)
        {
            Assert.Fail($"Submission {answer.SubmissionId} is called delivered and was not.");
        }
    }

    public void Crashed()
    {
        _life++;
        _receiving.Clear();
        _heard.Clear();
        foreach (var segment in _underWay.Values.SelectMany(group => group.Values))
        {
            AnswerLost(segment);
        }

        _underWay.Clear();
    }

    /// <summary>What happened to the other transactions of a handset.</summary>
    private string OthersOf(string recipient) => string.Join(" | ", store.All.Where(row => row.Transaction.Recipient == recipient && _told.ContainsKey(row.Transaction.Id)).Select(row => $"{row.Transaction.Id}: {Told(row.Transaction.Id)}"));

    private string Told(long transaction) => string.Join("; ", _told.GetValueOrDefault(transaction, []));

    /// <summary>The SMSC waits for the answer to a single message for a window's time, and not for ever.</summary>
    private void ForgetSingles(VirtualLink link, DateTimeOffset now)
    {
        if (link.Outstanding.Count <= link.Window)
        {
            return;
        }

        foreach (var place in link.Outstanding.Where(place => _submissions[place.Group].Mode == SmscMode.StoreAndForward && _sentAt[place] + SingleMessagePatience <= now).ToList())
        {
            link.Outstanding.Remove(place);
            AnswerLost(_underWay[place.Group][place.Segment]);
        }
    }

    /// <summary>What must hold when everything has come to its end.</summary>
    public void CheckEnd(Dictionary<string, VirtualHandset> handsets)
    {
        Assert.Equal(store.All.Count(), store.Ends.Count);
        Assert.Equal(store.Ends.Count, store.Ends.DistinctBy(end => end.After.Id).Count());
        Assert.All(store.Ends, end => Assert.NotNull(end.Notification));
        foreach (var (transaction, push) in store.All)
        {
            var shown = handsets[transaction.Recipient].Shown.Count(datagram => datagram == Convert.ToHexString(push.Datagram.Span));
            if (transaction.State == TransactionState.Delivered && push.Mode == SmscMode.Transaction && shown == 0)
            {
                Assert.Fail($"Transaction {transaction.Id} is called delivered, and its handset has not shown it. {Told(transaction.Id)} Others: {OthersOf(transaction.Recipient)}");
            }

            if (shown > 1 && !transaction.PossibleDuplicate && !_doubtful.Contains(transaction.Id))
            {
                Assert.Fail($"Transaction {transaction.Id} was shown {shown} times, and nothing says why. {Told(transaction.Id)}");
            }
        }

        var sent = store.All.Select(row => Convert.ToHexString(row.Push.Datagram.Span)).ToHashSet();
        Assert.All(handsets.Values.SelectMany(handset => handset.Shown), datagram => Assert.True(sent.Contains(datagram), "A handset has shown what nobody sent: segments of two groups were put together."));
    }
}
