using PushPortal.Domain.Routes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// The dedicated SMSC. In transaction mode it segments a whole push, delivers the group back to back within the window, sends a segment that failed again alone,
/// and answers the submission only when the group is delivered or has failed. One group a handset at a time. Store-and-forward mode goes by the same queues.
/// It has one loop and no clock of its own: every call names the instant, so the same code runs in real and in simulated time. Not thread-safe.
/// </summary>
public sealed class ShortMessageCentre
{
    private readonly SmscPolicy _policy;
    private readonly IGroupJournal _journal;
    private readonly ISubmitAnswers _answers;
    private readonly LinkTable _links;
    private readonly GroupTraffic _traffic;
    private readonly Dictionary<long, Submission> _lookups = [];

    /// <summary>Answers that the journal does not have on disk yet: it would say that their groups are still in flight.</summary>
    private readonly Dictionary<long, SubmitAnswer> _finishing = [];

    /// <param name="weightOf">An account's share in front of a link; 1 for all when it is left out.</param>
    public ShortMessageCentre(SmscPolicy policy, IEnumerable<IHandsetLink> links, IGroupJournal journal, ISubmitAnswers answers, Func<long, int>? weightOf = null)
    {
        _policy = policy;
        _journal = journal;
        _answers = answers;
        _links = new LinkTable([.. links.Select(link => new LinkState(link, policy))]);
        _traffic = new GroupTraffic(policy, _links, journal, weightOf ?? (_ => 1), Finish, Refuse);
    }

    /// <summary>Submissions that are not answered yet.</summary>
    public int Open => _traffic.Count + _lookups.Count;

    /// <summary>The links as they stand.</summary>
    public IReadOnlyList<LinkStatus> Links(DateTimeOffset now) => _links.Status(now);

    /// <summary>Does what an administrator orders of a link; once this returns nothing is done against it. False when there is no such link.</summary>
    public bool Order(string link, LinkOrder order) => _links.Order(link, order);

    /// <summary>These routes decide from now on about every group that is not started yet.</summary>
    public void Route(RouteTable routes, DateTimeOffset now) => _traffic.Route(routes, now);

    /// <summary>Takes over what handsets may still be collecting from before a restart.</summary>
    /// <param name="groups">Oldest first.</param>
    public void Restore(IEnumerable<GroupRecord> groups) => _traffic.Restore(groups);

    /// <summary>Takes a whole push. One that is at work here already is not taken twice; one handed over again is looked up first.</summary>
    public void Submit(Submission submission, DateTimeOffset now)
    {
        if (_traffic.Has(submission.Id) || _lookups.ContainsKey(submission.Id))
        {
            return;
        }

        if (_finishing.TryGetValue(submission.Id, out var answer))
        {
            _answers.Answered(answer);
            return;
        }

        if (submission.Resubmitted)
        {
            _lookups.Add(submission.Id, submission);
            _journal.Find(submission.Id);
            return;
        }

        Enqueue(submission, null, now);
    }

    /// <summary>What the journal knows of a submission that was handed over again: its answer, that it was in flight, or nothing.</summary>
    public void Found(long submissionId, GroupRecord? record, DateTimeOffset now)
    {
        if (!_lookups.Remove(submissionId, out var submission))
        {
            return;
        }

        if (record?.Answer is { } known)
        {
            _answers.Answered(known);
            return;
        }

        Enqueue(submission, record, now);
    }

    /// <summary>The journal could not be asked. The PPG hands over again what it gets no answer to.</summary>
    public void NotFound(long submissionId) => _lookups.Remove(submissionId);

    /// <summary>The group's start is on disk: its segments go out back to back. In store-and-forward mode each takes its turn.</summary>
    public void Started(long groupId, DateTimeOffset now) => _traffic.Started(groupId, now);

    /// <summary>The group's start cannot be recorded: nothing of it is sent.</summary>
    public void NotStarted(long groupId, DateTimeOffset now) => _traffic.NotStarted(groupId, now);

    /// <summary>The group's end is on disk.</summary>
    public void Finished(long submissionId) => _finishing.Remove(submissionId);

    /// <summary>A link answers an attempt. Answers to attempts that nobody waits for any more are dropped.</summary>
    public void Answered(SegmentAnswer answer, DateTimeOffset now) => _traffic.Answered(answer, now);

    /// <summary>Does what time has made due and starts the groups that may start. Answers when to call again, if nothing else happens first.</summary>
    public DateTimeOffset? Advance(DateTimeOffset now) => _traffic.Advance(now);

    private void Enqueue(Submission submission, GroupRecord? interrupted, DateTimeOffset now)
    {
        var link = _links.Choose(submission, out var why);
        var wide = interrupted?.WideReference ?? _policy.WideReferences;
        var segments = SegmentsOf(submission, wide);
        SegmentGroup group = submission.Mode == SmscMode.StoreAndForward
            ? new StoredMessage(submission, segments, wide, link) { PossibleDuplicate = interrupted is not null }
            : new TransactionGroup(submission, segments, wide, link) { PossibleDuplicate = interrupted is not null };
        if (link is null)
        {
            Refuse(group, SubmitOutcome.PermanentFailure, why);
        }
        else if (LinkTable.Against(group, link) is not FailureCause.None and var against)
        {
            Refuse(group, SubmitOutcome.PermanentFailure, against);
        }
        else
        {
            if (interrupted is not null)
            {
                // The same reference lets a handset that is still collecting drop what it has already.
                _traffic.Restore([interrupted]);
                group.Reference = group is StoredMessage ? interrupted.Reference : null;
            }

            _traffic.Add(group, now);
        }
    }

    /// <summary>More than can be counted when the datagram is too long for any group.</summary>
    private static int SegmentsOf(Submission submission, bool wide)
    {
        try
        {
            return Segmenter.Count(submission.Datagram.Span, submission.Form, wide);
        }
        catch (DatagramTooLongException)
        {
            return Segmenter.MaxSegments + 1;
        }
    }

    private void Finish(SegmentGroup group, DateTimeOffset now)
    {
        var answer = group.Answer();
        _finishing[answer.SubmissionId] = answer;
        _journal.Finish(answer, now);
        _answers.Answered(answer);
    }

    private void Refuse(SegmentGroup group, SubmitOutcome outcome, FailureCause cause) => _answers.Answered(new SubmitAnswer
    {
        SubmissionId = group.Submission.Id,
        Outcome = outcome,
        Cause = cause,
        Report = new GroupReport { Link = group.Link?.Link.Name ?? "", Segments = group.Count, PossibleDuplicate = group.PossibleDuplicate, Attempts = [] },
    });
}
