using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Smsc;

/// <summary>A short message centre with its surroundings in the test's hand, time included.</summary>
internal sealed class CentreUnderTest
{
    public const string Handset = "+8613800000001";
    public const string OtherHandset = "+8613800000002";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public CentreUnderTest(params RecordingLink[] links)
        : this(new SmscPolicy(), links)
    {
    }

    public CentreUnderTest(SmscPolicy policy, params RecordingLink[] links)
    {
        Policy = policy;
        Links = links.Length == 0 ? [new RecordingLink()] : links;
        Centre = new ShortMessageCentre(Policy, Links, Journal, Answers, account => Weights.GetValueOrDefault(account, 1));
    }

    public SmscPolicy Policy { get; }

    /// <summary>Accounts with another share than 1.</summary>
    public Dictionary<long, int> Weights { get; } = [];

    public ShortMessageCentre Centre { get; }

    public RecordingLink[] Links { get; }

    public RecordingLink Link => Links[0];

    public HeldJournal Journal { get; } = new();

    public RecordingSubmitAnswers Answers { get; } = new();

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>What the last pass answered: when to call again.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>Whether the journal confirms starts as they come.</summary>
    public bool Confirms { get; set; } = true;

    public static Submission Push(long id, int segments, string recipient = Handset, Priority priority = Priority.Medium, bool resubmitted = false, DateTimeOffset? expiresAt = null) => new()
    {
        Id = id,
        TransactionId = id + 1000,
        AccountId = 1,
        Recipient = recipient,
        Priority = priority,
        Form = PushRequest.WapPush,
        Datagram = new byte[segments == 1 ? 100 : segments * 128],
        ExpiresAt = expiresAt ?? Start.AddHours(24),
        Resubmitted = resubmitted,
    };

    /// <summary>Gives a submission over and lets the centre do what it can.</summary>
    public void Submit(Submission submission)
    {
        Centre.Submit(submission, Now);
        Advance();
    }

    public void Submit(long id, int segments, string recipient = Handset) => Submit(Push(id, segments, recipient));

    /// <summary>Lets the link answer the last sending of a segment.</summary>
    public void Answer(long group, int segment, SegmentAnswerKind kind = SegmentAnswerKind.Delivered, FailureCause cause = FailureCause.None)
    {
        var attempt = Links.SelectMany(link => link.Sent).Last(sent => sent.GroupId == group && sent.Segment == segment).Attempt;
        Answer(new SegmentAnswer(group, segment, attempt, kind, cause));
    }

    public void Answer(SegmentAnswer answer)
    {
        Centre.Answered(answer, Now);
        Advance();
    }

    public void Wait(double milliseconds)
    {
        Now += TimeSpan.FromMilliseconds(milliseconds);
        Advance();
    }

    public void Advance()
    {
        Next = Centre.Advance(Now);
        while (Confirms && Journal.Starting.TryDequeue(out var started))
        {
            Centre.Started(started, Now);
            Next = Centre.Advance(Now);
        }
    }

    /// <summary>The journal answers the oldest look-up.</summary>
    public void Find(GroupRecord? record)
    {
        Centre.Found(Journal.Looking.Dequeue(), record, Now);
        Advance();
    }
}
