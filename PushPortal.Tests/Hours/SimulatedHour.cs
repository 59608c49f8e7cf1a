using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Hours;

/// <summary>
/// An hour of a gateway in virtual time: PPG, SMSC, links and handsets, with everything going wrong that a seed orders: answers lost, late and false, throttling,
/// links down, handsets away, processes killed, disks that refuse, clocks set. The code is that of production; only time, disk and network are not.
/// </summary>
internal sealed class SimulatedHour : ISubmitAnswers, IGroupJournal
{
    private readonly HourPlan _plan;
    private readonly Random _random;
    private readonly VirtualClock _clock = new();
    private readonly VirtualStore _store = new();
    private readonly IdSequence _ids;
    private readonly PpgPolicy _policy;
    private readonly Dictionary<long, GroupRecord> _journal = [];
    private readonly PriorityQueue<(int Life, Action What), (DateTimeOffset At, int Order)> _events = new();
    private readonly VirtualLink[] _links;
    private readonly Dictionary<string, VirtualHandset> _handsets = [];
    private readonly HourRules _rules;
    private ShortMessageCentre _centre = null!;
    private TransactionDispatcher _dispatcher = null!;
    private bool _dispatch;
    private bool _running;
    private int _life;
    private int _order;

    /// <param name="tells">Whether a rule that is broken is told with all that happened before.</param>
    public SimulatedHour(HourPlan plan, bool tells = false)
    {
        _plan = plan;
        _random = new Random(plan.Seed);
        _ids = new IdSequence(_clock);
        _policy = new PpgPolicy { DefaultLifetime = TimeSpan.FromMinutes(25), WideReferences = plan.HasWideReferences };
        _links =
        [
            new VirtualLink("narrow", window: 8, segmentsPerSecond: plan.HasRates ? 20 : 0, '1', OnSent),
            new VirtualLink("wide", window: 200, segmentsPerSecond: 0, '2', OnSent),
        ];
        _rules = new HourRules(_store, tells) { Now = () => _clock.Now };
    }

    /// <summary>Plays the hour and what it takes afterwards, and checks every rule on the way.</summary>
    public void Play()
    {
        Order();
        Start();
        DateTimeOffset? next = null;
        while (_store.Pending > 0 || _clock.Now < HourPlan.Calm)
        {
            var due = _events.TryPeek(out _, out var place) ? place.At : (DateTimeOffset?)null;
            _clock.Now = due is null || next < due ? next ?? throw Stuck() : due.Value;
            if (_clock.Now > HourPlan.Calm.AddHours(4))
            {
                throw Stuck();
            }

            while (_events.TryPeek(out _, out place) && place.At <= _clock.Now)
            {
                var (life, what) = _events.Dequeue();
                if (life == 0 || life == _life)
                {
                    what();
                }
            }

            next = _running ? Advance() : null;
        }

        _rules.CheckEnd(_handsets);
    }

    /// <summary>The answer of the SMSC is on its way to the PPG; on a connection it may be lost.</summary>
    public void Answered(SubmitAnswer answer)
    {
        _rules.Ended(answer);
        foreach (var link in _links)
        {
            link.Outstanding.RemoveWhere(place => place.Group == answer.SubmissionId);
        }

        if (!Fails(0.02))
        {
            Later(0, 5, () => Now(_dispatcher.ConcludeAsync([answer], default)), wakes: true);
        }
    }

    void IGroupJournal.Start(GroupRecord group)
    {
        if (Fails(0.01))
        {
            Later(1, 20, () => _centre.NotStarted(group.Id, _clock.Now));
            return;
        }

        Later(1, 20, () =>
        {
            _journal[group.Id] = group;
            _centre.Started(group.Id, _clock.Now);
        });
    }

    void IGroupJournal.Finish(SubmitAnswer answer, DateTimeOffset at) => Later(1, 20, () =>
    {
        _journal[answer.SubmissionId] = _journal[answer.SubmissionId] with { Answer = answer, FinishedAt = at };
        _centre.Finished(answer.SubmissionId);
    });

    void IGroupJournal.Find(long submissionId) => Later(1, 20, () => _centre.Found(submissionId, _journal.GetValueOrDefault(submissionId), _clock.Now));

    private DateTimeOffset? Advance()
    {
        if (_dispatch)
        {
            _dispatch = false;
            Dispatch();
        }

        var next = _centre.Advance(_clock.Now);
        Assert.False(next <= _clock.Now, "A centre that wants to be called at once, again, never lets its loop rest.");
        return next;
    }

    private void Dispatch()
    {
        // The wall clock may have been set back: what is due is looked for again at once, as the worker's timer would.
        if (Now(_dispatcher.DispatchDueAsync(default)) is { } next)
        {
            var wait = next - _clock.GetUtcNow();
            At(_clock.Now + (wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1)), () => _dispatch = true, _life);
        }
    }

    /// <summary>Everything that the seed has in store.</summary>
    private void Order()
    {
        for (var at = 0; at < HourPlan.Handsets; at++)
        {
            _handsets.Add(NumberOf(at), new VirtualHandset());
        }

        for (var push = 0; push < _plan.Pushes; push++)
        {
            At(HourPlan.Start.AddMilliseconds(_random.Next(3_300_000)), Accept);
        }

        for (var absence = 0; absence < _plan.Absences; absence++)
        {
            var number = NumberOf(_random.Next(HourPlan.Handsets));
            var full = _random.Next(3) == 0;
            var from = HourPlan.Start.AddMilliseconds(_random.Next(3_000_000));
            At(from, () => Away(_handsets[number], full, true));
            At(from.AddMilliseconds(_random.Next(1_000, 900_000)), () => Return(number, full));
        }

        for (var outage = 0; outage < _plan.Outages; outage++)
        {
            var link = _links[_random.Next(_links.Length)];
            var from = HourPlan.Start.AddMilliseconds(_random.Next(3_300_000));
            At(from, () => Lose(link));
            At(from.AddMilliseconds(_random.Next(100, 60_000)), () => link.Available = true);
        }

        for (var jump = 0; jump < _plan.ClockJumps; jump++)
        {
            At(HourPlan.Start.AddMilliseconds(_random.Next(3_600_000)), () =>
            {
                _clock.Offset += TimeSpan.FromSeconds(_random.Next(-600, 600));
                _dispatch = true;
            });
        }

        for (var crash = 0; crash < _plan.Crashes; crash++)
        {
            At(HourPlan.Start.AddMilliseconds(_random.Next(3_500_000)), Crash);
        }
    }

    private void Start()
    {
        _life++;
        _running = true;
        _store.Epoch = _life;
        _centre = new ShortMessageCentre(new SmscPolicy { WideReferences = _plan.HasWideReferences }, _links, this, this, account => (int)account);
        _centre.Restore(_journal.Values.Where(group => group.KeepsReference && (group.FinishedAt ?? group.StartedAt) > _clock.Now.AddMinutes(-10)).OrderBy(group => group.Id));
        _dispatcher = new TransactionDispatcher(
            _store, new Handover(this), _ids, new RecordingFeed(), new TransactionSignal(_clock), new NotificationSignal(_clock), _policy, [], _clock, _random.NextDouble);
        Now(_dispatcher.RecoverAsync(default));
        _dispatch = true;
    }

    /// <summary>The process is gone with all that was not on disk; what is on the air still arrives.</summary>
    private void Crash()
    {
        if (_running)
        {
            _running = false;
            _life++;
            _rules.Crashed();
            foreach (var link in _links)
            {
                link.Outstanding.Clear();
            }

            At(_clock.Now.AddMilliseconds(_random.Next(500, 20_000)), Start);
        }
    }

    private void Accept()
    {
        if (!_running)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var segments = _random.Next(20) == 0 ? _random.Next(7, 26) : _random.Next(1, 7);
        var datagram = new byte[segments == 1 ? 100 : (segments * 120) + 5];
        _random.NextBytes(datagram);
        var kind = _random.Next(100);
        var request = SamplePush.Request($"{_order}", NumberOf(_random.Next(HourPlan.Handsets))) with
        {
            Account = SamplePush.Account(1 + _random.Next(3)),
            Content = new RawContent { Body = datagram, Wsp = false },
            Priority = (Priority)_random.Next(3),
            DeliverBefore = _random.Next(10) == 0 ? now.AddMilliseconds(_random.Next(1_000, 600_000)) : null,
            DeliverAfter = _random.Next(20) == 0 ? now.AddMilliseconds(_random.Next(1, 300_000)) : null,
            Mode = kind < 5 ? SmscMode.StoreAndForward : SmscMode.Transaction,
            OneTry = kind is >= 5 and < 10,
        };
        if (request.DeliverAfter >= request.DeliverBefore)
        {
            request = request with { DeliverAfter = null };
        }

        var (push, starts) = SamplePush.Make(_ids, now, request, _policy);
        Now(_store.AcceptAsync(push, starts, null, default));
        _dispatch = true;
    }

    private void OnSent(VirtualLink link, SegmentDelivery segment)
    {
        _rules.Sent(link, segment, _clock.Now);
        var handset = _handsets[segment.Recipient];
        var air = _random.Next(5, 80);
        var fault = Fails(1) ? _random.Next(8) : -1;
        switch (fault)
        {
            case 0:
                Answer(link, segment, air, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
                break;
            case 1 or 2:
                Answer(link, segment, air, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError);
                break;
            case 3:
                Answer(link, segment, air, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
                break;
            case 4 when _random.Next(6) == 0:
                Answer(link, segment, air, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber);
                break;
            case 5:
                // It arrives, and its acknowledgement does not: the network says so, or nobody says anything.
                At(_clock.Now.AddMilliseconds(air), () => Deliver(handset, segment));
                _rules.AnswerLost(segment);
                if (_random.Next(2) == 0)
                {
                    Answer(link, segment, air + 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
                }

                break;
            default:
                // Late at times, even after its window.
                Arrive(link, handset, segment, fault == 6 ? _random.Next(40_000) : air);
                break;
        }
    }

    /// <summary>The handset answers for itself.</summary>
    private void Arrive(VirtualLink link, VirtualHandset handset, SegmentDelivery segment, int milliseconds)
    {
        var life = _life;
        At(_clock.Now.AddMilliseconds(milliseconds), () =>
        {
            var (kind, cause) = (handset.Absent, handset.MemoryFull) switch
            {
                (true, _) => (SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber),
                (_, true) => (SegmentAnswerKind.HandsetAway, FailureCause.MemoryFull),
                _ => (SegmentAnswerKind.Delivered, FailureCause.None),
            };
            if (kind == SegmentAnswerKind.Delivered)
            {
                _rules.Tell(segment.GroupId, () => $"{segment.Segment} arrived");
                handset.Receive(segment, _clock.Now);
            }

            if (life == _life)
            {
                Answered(link, segment, kind, cause);
            }
            else
            {
                _rules.AnswerLost(segment);
            }
        });
    }

    private void Deliver(VirtualHandset handset, SegmentDelivery segment)
    {
        if (!handset.Absent && !handset.MemoryFull)
        {
            _rules.Tell(segment.GroupId, () => $"{segment.Segment} arrived");
            handset.Receive(segment, _clock.Now);
        }
    }

    private void Answer(VirtualLink link, SegmentDelivery segment, int milliseconds, SegmentAnswerKind kind, FailureCause cause) =>
        At(_clock.Now.AddMilliseconds(milliseconds), () => Answered(link, segment, kind, cause), _life);

    private void Answered(VirtualLink link, SegmentDelivery segment, SegmentAnswerKind kind, FailureCause cause)
    {
        if (link.Outstanding.Remove((segment.GroupId, segment.Segment)) && kind == SegmentAnswerKind.Delivered)
        {
            _rules.Acknowledged(segment);
        }

        _centre.Answered(new SegmentAnswer(segment.GroupId, segment.Segment, segment.Attempt, kind, cause), _clock.Now);
    }

    /// <summary>What is under way on a link that is lost goes back; whether it arrived nobody knows.</summary>
    private void Lose(VirtualLink link)
    {
        link.Available = false;
        foreach (var lost in _rules.UnderWay(link))
        {
            _rules.AnswerLost(lost);
            Answered(link, lost, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
        }
    }

    private void Return(string number, bool full)
    {
        Away(_handsets[number], full, false);
        if (_running && !Fails(1))
        {
            Now(_dispatcher.HandsetAvailableAsync(number, default));
            _dispatch = true;
        }
    }

    private static void Away(VirtualHandset handset, bool full, bool away)
    {
        if (full)
        {
            handset.MemoryFull = away;
        }
        else
        {
            handset.Absent = away;
        }
    }

    /// <summary>Whether the next operation is one of the faulty ones; none is after the hour.</summary>
    private bool Fails(double share) => _clock.Now < HourPlan.Calm && _random.NextDouble() < _plan.Faults * share;

    private void Later(int least, int most, Action what, bool wakes = false) => At(
        _clock.Now.AddMilliseconds(_random.Next(least, most + 1)),
        () =>
        {
            what();
            _dispatch |= wakes;
        },
        _life);

    /// <param name="life">Whose it is: it dies with the process. 0: nobody's.</param>
    private void At(DateTimeOffset at, Action what, int life = 0) => _events.Enqueue((life, what), (at, _order++));

    private InvalidOperationException Stuck() => new($"{_store.Pending} transactions do not come to their end.");

    private static string NumberOf(int handset) => $"+{1 + (handset % 2)}555000{handset:d4}";

    private static void Now(Task task) => Assert.True(task.IsCompletedSuccessfully, task.Exception?.ToString());

    private static T Now<T>(Task<T> task)
    {
        Now((Task)task);
        return task.Result;
    }

    /// <summary>The PPG's way to the SMSC of its process.</summary>
    private sealed class Handover(SimulatedHour hour) : ISmscLink
    {
        public int Room => int.MaxValue;

        public void Submit(Submission submission)
        {
            hour._rules.Submitted(submission);
            hour.Later(0, 2, () => hour._centre.Submit(submission, hour._clock.Now));
        }
    }
}
