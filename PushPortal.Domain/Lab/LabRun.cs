using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Lab;

/// <summary>
/// One arm over one seed: the product's short message centre between a PPG that hands over and tries again by the product's rules, and the network of the experiment.
/// Time goes from event to event.
/// </summary>
internal sealed class LabRun : IGroupJournal, ISubmitAnswers
{
    /// <summary>Until a group's start is on disk.</summary>
    private static readonly TimeSpan DiskTime = TimeSpan.FromMilliseconds(3);

    /// <summary>Steps between two looks at whether somebody wants to stop it.</summary>
    private const int Patience = 4_096;

    private readonly LabSettings _settings;
    private readonly LabArm _arm;
    private readonly Chance _chance;
    private readonly VirtualTime _time = new();
    private readonly IdSequence _ids;
    private readonly EventCalendar<LabEvent> _calendar = new();
    private readonly Dictionary<long, LabMessage> _messages = [];
    private readonly List<long> _ended = [];
    private readonly RetryPolicy _retry = new PpgPolicy().Retry;
    private readonly LabTraffic _traffic;
    private readonly LabAir _air;
    private readonly ShortMessageCentre _smsc;
    private readonly byte[] _otherText = new byte[64];
    private int _others;
    private int _open;
    private int _pushesInAir;

    internal LabRun(LabSettings settings, LabArm arm, int seed)
    {
        (_settings, _arm, _chance) = (settings, arm, Chance.Of(seed));
        _ids = new IdSequence(_time);
        _traffic = new LabTraffic(settings, _chance);
        _air = new LabAir(settings, arm, _chance, _time, _calendar, Message);
        _smsc = new ShortMessageCentre(new SmscPolicy { ReassemblyTime = settings.AssumedReassemblyTime }, [_air], this, this);
        _open = settings.Pushes;
    }

    /// <summary>Plays until every push has its outcome and nothing of any is on its way.</summary>
    internal LabFigures Play(CancellationToken ct)
    {
        _calendar.Add(_traffic.Pushes[0].At, new LabEvent(LabEventKind.PushComes));
        if (_arm.IsShared())
        {
            ExpectOther();
        }

        DateTimeOffset? next = null;
        for (var step = 0; _open > 0 || _pushesInAir > 0; step++)
        {
            if (step % Patience == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            var due = _calendar.Next;
            _time.Now = (due is null || next < due ? next : due) ?? throw new InvalidOperationException("Pushes are open, and nothing will happen.");
            while (_calendar.TryTakeDue(_time.Now, out var what))
            {
                Happen(what);
            }

            next = _smsc.Advance(_time.Now);
            foreach (var ended in _ended)
            {
                _smsc.Finished(ended);
            }

            _ended.Clear();
        }

        return LabFigures.Of(_traffic.Pushes, _air.Garbled);
    }

    void IGroupJournal.Start(GroupRecord group) => _calendar.Add(_time.Now + DiskTime, new LabEvent(LabEventKind.GroupRecorded, Id: group.Id));

    void IGroupJournal.Finish(SubmitAnswer answer, DateTimeOffset at) => _ended.Add(answer.SubmissionId);

    void IGroupJournal.Find(long submissionId) => throw new NotSupportedException("Nothing is handed over again: nothing crashes.");

    void ISubmitAnswers.Lost(IReadOnlyList<long> submissionIds) => throw new NotSupportedException("A centre in the process loses nothing.");

    void ISubmitAnswers.Answered(SubmitAnswer answer)
    {
        if (!_messages.Remove(answer.SubmissionId, out var message) || !message.IsPush)
        {
            return;
        }

        if (answer.Outcome == SubmitOutcome.Delivered)
        {
            Tell(message, delivered: true);
        }
        else if (_arm.Mode() == SmscMode.Transaction
            && _retry.Next(answer.Outcome, answer.Cause, message.Tries, _time.Now, message.ExpiresAt, _chance.Of(LabSubject.PushRetry, message.Number)[message.Tries]) is { } again)
        {
            _calendar.Add(again, new LabEvent(again < message.ExpiresAt ? LabEventKind.RetryDue : LabEventKind.LifetimeEnds, message));
        }
        else
        {
            Tell(message, delivered: false);
        }
    }

    private void Happen(in LabEvent what)
    {
        switch (what.Kind)
        {
            case LabEventKind.PushComes:
                ComePush((int)what.Id);
                break;
            case LabEventKind.OtherMessageComes:
                Submit(what.Message!, ShortMessageForm.Octets, SmscMode.StoreAndForward, _otherText);
                ExpectOther(what.Message!.At);
                break;
            case LabEventKind.GroupRecorded:
                _smsc.Started(what.Id, _time.Now);
                break;
            case LabEventKind.SegmentEnds:
                _air.End(what.Segment!);
                break;
            case LabEventKind.AnswerComes:
                _pushesInAir -= what.Segment!.Message.IsPush ? 1 : 0;
                _smsc.Answered(_air.Answer(what.Segment), _time.Now);
                break;
            case LabEventKind.RetryDue:
                SubmitPush(what.Message!);
                break;
            case LabEventKind.LifetimeEnds:
                Tell(what.Message!, delivered: false);
                break;
        }
    }

    private void ComePush(int number)
    {
        SubmitPush(_traffic.Pushes[number]);
        if (number + 1 < _traffic.Pushes.Length)
        {
            _calendar.Add(_traffic.Pushes[number + 1].At, new LabEvent(LabEventKind.PushComes, Id: number + 1));
        }
    }

    private void SubmitPush(LabMessage push) => Submit(push, PushRequest.WapPush, _arm.Mode(), push.Datagram());

    /// <summary>All under one account, and so in the order in which they come: an ordinary SMSC has no shares.</summary>
    private void Submit(LabMessage message, ShortMessageForm form, SmscMode mode, byte[] datagram)
    {
        message.Tries++;
        var id = _ids.Next();
        _messages.Add(id, message);
        _smsc.Submit(
            new Submission
            {
                Id = id,
                TransactionId = message.Number,
                AccountId = 1,
                Recipient = message.Handset.Number,
                Priority = Priority.Medium,
                Form = form,
                Mode = mode,
                Datagram = datagram,
                ExpiresAt = message.ExpiresAt,
            },
            _time.Now);
    }

    private void ExpectOther(DateTimeOffset? before = null)
    {
        if (_traffic.NextOther(_others++, before ?? VirtualTime.Start) is { } message)
        {
            _calendar.Add(message.At, new LabEvent(LabEventKind.OtherMessageComes, message));
        }
    }

    private LabMessage Message(long submissionId)
    {
        var message = _messages[submissionId];
        _pushesInAir += message.IsPush ? 1 : 0;
        return message;
    }

    private void Tell(LabMessage push, bool delivered)
    {
        push.Tell(delivered, _time.Now);
        _open--;
    }
}
