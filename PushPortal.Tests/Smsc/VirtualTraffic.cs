using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Routes;

namespace PushPortal.Tests.Smsc;

/// <summary>
/// Random traffic through one centre in virtual time: pushes come in, disks and links answer late, wrongly or never, links throttle and go down.
/// What must never happen is checked at every step.
/// </summary>
internal sealed class VirtualTraffic
{
    private const int Handsets = 40;

    private readonly Random _random;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> _events = new();
    private readonly RecordingLink[] _links;
    private readonly HeldJournal _journal = new();
    private readonly RecordingSubmitAnswers _answers = new();
    private readonly ShortMessageCentre _centre;
    private readonly Dictionary<long, Submission> _submissions = [];
    private readonly Dictionary<long, HashSet<int>> _acknowledged = [];
    private readonly Dictionary<(long Group, int Segment), string> _octets = [];
    private readonly Dictionary<(long Group, int Segment), int> _attempts = [];
    private readonly Dictionary<string, long> _receiving = [];
    private readonly Dictionary<RecordingLink, HashSet<(long Group, int Segment)>> _outstanding;
    private readonly bool _routed;
    private DateTimeOffset _now = CentreUnderTest.Start;
    private int _order;
    private int _answersSeen;

    /// <param name="routed">Whether other routes are published all the time.</param>
    public VirtualTraffic(int seed, bool routed = false)
    {
        _routed = routed;
        _random = new Random(seed);
        _links = [new RecordingLink("rated", window: 12, segmentsPerSecond: 60, prefix: "+1"), new RecordingLink("narrow", window: 5, prefix: "+2"), new RecordingLink("wide", window: 200, prefix: "+3")];
        _outstanding = _links.ToDictionary(link => link, _ => new HashSet<(long, int)>());
        foreach (var link in _links)
        {
            link.OnSend = segment => OnSent(link, segment);
        }

        _centre = new ShortMessageCentre(new SmscPolicy(), _links, _journal, _answers);
    }

    public IReadOnlyList<SubmitAnswer> Answers => _answers.All;

    public IReadOnlyDictionary<long, Submission> Submissions => _submissions;

    public int Open => _centre.Open;

    /// <summary>Plays so many pushes until nothing happens any more. Answers what the centre says then of its next due time.</summary>
    public DateTimeOffset? Play(int pushes)
    {
        for (var id = 1; id <= pushes; id++)
        {
            var push = RandomPush(id * 256L);
            _submissions.Add(push.Id, push);
            var handedOverBefore = _random.Next(10) == 0;
            At(_random.Next(0, 60_000), () => _centre.Submit(push with { Resubmitted = handedOverBefore }, _now));
            if (_random.Next(10) == 0)
            {
                At(_random.Next(60_000, 180_000), () => GiveAgain(push));
            }
        }

        for (var outage = 0; outage < 6; outage++)
        {
            var link = _links[_random.Next(_links.Length)];
            At(_random.Next(0, 120_000), () => link.Available = false);
            At(_random.Next(120_000, 130_000), () => link.Available = true);
        }

        for (var version = 1; _routed && version <= 60; version++)
        {
            At(_random.Next(0, 120_000), Publish);
        }

        DateTimeOffset? next = null;
        while (true)
        {
            var due = _events.TryPeek(out _, out var place) ? place.At : (DateTimeOffset?)null;
            if (due is null && next is null)
            {
                return next;
            }

            _now = due is null || next < due ? next!.Value : due.Value;
            Assert.True(_now < CentreUnderTest.Start.AddHours(1), "The traffic does not come to its end.");
            while (_events.TryPeek(out _, out place) && place.At <= _now)
            {
                _events.Dequeue()();
                SeeAnswers();
            }

            next = _centre.Advance(_now);
            SeeAnswers();
            Assert.False(next <= _now, "A centre that wants to be called at once, again, never lets its loop rest.");
            Confirm();
        }
    }

    private void Publish()
    {
        RouteRule[] rules =
        [
            .. Enumerable.Range(1, 3).Select(country => SampleRoutes.Over($"to {country}", _links[_random.Next(_links.Length)].Name, $"+{country}")),
            SampleRoutes.Refused("no", "not served", $"+{_random.Next(1, 4)}{_random.Next(10)}"),
        ];
        _random.Shuffle(rules);
        _centre.Route(SampleRoutes.Table(_random.Next(5) == 0 ? [] : rules), _now);
    }

    private Submission RandomPush(long id)
    {
        var segments = _random.Next(20) == 0 ? _random.Next(6, 25) : _random.Next(1, 6);
        return CentreUnderTest.Push(
            id,
            segments,
            $"+{_random.Next(1, 4)}{_random.Next(Handsets):d8}",
            (Priority)_random.Next(3),
            expiresAt: _random.Next(20) == 0 ? CentreUnderTest.Start.AddMilliseconds(_random.Next(120_000)) : null);
    }

    /// <summary>The PPG hands over again what it has no answer of; the journal answers from its records.</summary>
    private void GiveAgain(Submission push)
    {
        if (_answers.Of(push.Id).Count == 0)
        {
            _centre.Submit(push with { Resubmitted = true }, _now);
        }
    }

    private void Confirm()
    {
        while (_journal.Starting.TryDequeue(out var group))
        {
            At(_random.Next(0, 30), () => _centre.Started(group, _now));
        }

        while (_journal.Looking.TryDequeue(out var submission))
        {
            var record = _journal.Records.GetValueOrDefault(submission);
            At(_random.Next(0, 30), () => _centre.Found(submission, record, _now));
        }
    }

    private void OnSent(RecordingLink link, SegmentDelivery segment)
    {
        SeeAnswers();
        var place = (segment.GroupId, segment.Segment);
        Assert.True(_receiving.TryAdd(segment.Recipient, segment.GroupId) || _receiving[segment.Recipient] == segment.GroupId, "Two groups of one handset interleave.");
        Assert.True(_outstanding[link].Add(place), "A segment is sent while it is outstanding.");
        Assert.True(_outstanding[link].Count <= link.Window, "More is outstanding than the link's window takes.");
        Assert.DoesNotContain(segment.Segment, _acknowledged.GetValueOrDefault(segment.GroupId) ?? []);
        var octets = Convert.ToHexString(segment.UserDataHeader.Span);
        Assert.Equal(_octets.GetValueOrDefault(place, octets), octets);
        _octets[place] = octets;
        Assert.True(_attempts.GetValueOrDefault(place) < 5, "A segment is sent more often than the policy allows.");

        var fate = _random.Next(100);
        if (fate == 0)
        {
            return;
        }

        var (kind, cause) = fate switch
        {
            < 75 => (SegmentAnswerKind.Delivered, FailureCause.None),
            < 90 => (SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged),
            < 95 => (SegmentAnswerKind.Throttled, FailureCause.LinkThrottled),
            < 97 => (SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber),
            _ => (SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber),
        };
        At(_random.Next(30) == 0 ? _random.Next(40_000) : _random.Next(1, 80), () => Answer(link, segment, kind, cause));
    }

    private void Answer(RecordingLink link, SegmentDelivery segment, SegmentAnswerKind kind, FailureCause cause)
    {
        var place = (segment.GroupId, segment.Segment);
        if (_outstanding[link].Remove(place))
        {
            if (kind == SegmentAnswerKind.Delivered)
            {
                _acknowledged.TryAdd(segment.GroupId, []);
                _acknowledged[segment.GroupId].Add(segment.Segment);
            }
            else if (kind != SegmentAnswerKind.Throttled)
            {
                _attempts[place] = _attempts.GetValueOrDefault(place) + 1;
            }
        }

        _centre.Answered(new SegmentAnswer(segment.GroupId, segment.Segment, segment.Attempt, kind, cause), _now);
    }

    private void SeeAnswers()
    {
        for (; _answersSeen < _answers.All.Count; _answersSeen++)
        {
            var answer = _answers.All[_answersSeen];
            var push = _submissions[answer.SubmissionId];
            Assert.Equal(answer.Outcome == SubmitOutcome.Delivered, _acknowledged.GetValueOrDefault(push.Id)?.Count == answer.Report.Segments);
            if (_receiving.GetValueOrDefault(push.Recipient) == push.Id)
            {
                _receiving.Remove(push.Recipient);
            }

            foreach (var link in _links)
            {
                _outstanding[link].RemoveWhere(place => place.Group == push.Id);
            }
        }
    }

    private void At(int milliseconds, Action action) => _events.Enqueue(action, (_now.AddMilliseconds(milliseconds), _order++));
}
