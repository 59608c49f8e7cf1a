using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Hours;

/// <summary>The process with its PPG and its SMSC, and the ways between them. It crashes, and is started again over what was on disk.</summary>
internal sealed class HourProcess(HourPlan plan, HourAgenda agenda, VirtualStore store, HourRules rules, VirtualLink[] links) : ISmscLink, ISubmitAnswers, IGroupJournal
{
    private readonly IdSequence _ids = new(agenda.Clock);
    private readonly PpgPolicy _policy = new() { DefaultLifetime = TimeSpan.FromMinutes(25), WideReferences = plan.HasWideReferences };
    private readonly Dictionary<long, GroupRecord> _journal = [];
    private TransactionDispatcher _dispatcher = null!;
    private bool _dispatch;

    public ShortMessageCentre Centre { get; private set; } = null!;

    public bool Running { get; private set; }

    int ISmscLink.Room => int.MaxValue;

    public void Start()
    {
        agenda.Life++;
        Running = true;
        store.Epoch = agenda.Life;
        Centre = new ShortMessageCentre(new SmscPolicy { WideReferences = plan.HasWideReferences }, links, this, this, account => (int)account);
        Centre.Restore(_journal.Values.Where(group => group.KeepsReference && (group.FinishedAt ?? group.StartedAt) > agenda.Now.AddMinutes(-10)).OrderBy(group => group.Id));
        _dispatcher = new TransactionDispatcher(
            store, this, _ids, new TransactionAnnouncer(new RecordingFeed(), []), new TransactionSignal(agenda.Clock), new NotificationSignal(agenda.Clock), _policy, agenda.Clock, agenda.Random.NextDouble);
        Now(_dispatcher.RecoverAsync(default));
        Wake();
    }

    /// <summary>The process is gone with all that was not on disk; what is on the air still arrives.</summary>
    public void Crash()
    {
        if (Running)
        {
            Running = false;
            agenda.Life++;
            rules.Crashed();
            foreach (var link in links)
            {
                link.Outstanding.Clear();
            }

            agenda.At(agenda.Now.AddMilliseconds(agenda.Random.Next(500, 20_000)), Start);
        }
    }

    public void Accept(PushRequest request)
    {
        var (push, starts) = SamplePush.Make(_ids, agenda.Clock.GetUtcNow(), request, _policy);
        Now(store.AcceptAsync(push, starts, null, default));
        Wake();
    }

    public void HandsetAvailable(string number)
    {
        Now(_dispatcher.HandsetAvailableAsync(number, default));
        Wake();
    }

    /// <summary>Something may be due.</summary>
    public void Wake() => _dispatch = true;

    /// <summary>Does what is due. Answers when to call again, if nothing else happens first.</summary>
    public DateTimeOffset? Advance()
    {
        if (!Running)
        {
            return null;
        }

        if (_dispatch)
        {
            _dispatch = false;
            Dispatch();
        }

        var next = Centre.Advance(agenda.Now);
        Assert.False(next <= agenda.Now, "A centre that wants to be called at once, again, never lets its loop rest.");
        return next;
    }

    private void Dispatch()
    {
        // The wall clock may have been set back: what is due is looked for again at once, as the worker's timer would.
        if (Now(_dispatcher.DispatchDueAsync(default)) is { } next)
        {
            var wait = next - agenda.Clock.GetUtcNow();
            agenda.At(agenda.Now + (wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1)), () => _dispatch = true, agenda.Life);
        }
    }

    void ISmscLink.Submit(Submission submission)
    {
        rules.Submitted(submission);
        agenda.Later(0, 2, () => Centre.Submit(submission, agenda.Now));
    }

    /// <summary>The answer of the SMSC is on its way to the PPG; on a connection it may be lost.</summary>
    public void Answered(SubmitAnswer answer)
    {
        rules.Ended(answer);
        foreach (var link in links)
        {
            link.Outstanding.RemoveWhere(place => place.Group == answer.SubmissionId);
        }

        if (!agenda.Fails(0.02))
        {
            agenda.Later(0, 5, () =>
            {
                Now(_dispatcher.ConcludeAsync([answer], default));
                Wake();
            });
        }
    }

    public void Lost(IReadOnlyList<long> submissionIds) => Assert.Fail("An SMSC in the process loses nothing.");

    void IGroupJournal.Start(GroupRecord group)
    {
        if (agenda.Fails(0.01))
        {
            agenda.Later(1, 20, () => Centre.NotStarted(group.Id, agenda.Now));
            return;
        }

        agenda.Later(1, 20, () =>
        {
            _journal[group.Id] = group;
            Centre.Started(group.Id, agenda.Now);
        });
    }

    void IGroupJournal.Finish(SubmitAnswer answer, DateTimeOffset at) => agenda.Later(1, 20, () =>
    {
        _journal[answer.SubmissionId] = _journal[answer.SubmissionId] with { Answer = answer, FinishedAt = at };
        Centre.Finished(answer.SubmissionId);
    });

    void IGroupJournal.Find(long submissionId) => agenda.Later(1, 20, () => Centre.Found(submissionId, _journal.GetValueOrDefault(submissionId), agenda.Now));

    private static void Now(Task task) => Assert.True(task.IsCompletedSuccessfully, task.Exception?.ToString());

    private static T Now<T>(Task<T> task)
    {
        Now((Task)task);
        return task.Result;
    }
}
