using BenchmarkDotNet.Attributes;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>The life of one group in the short message centre: handset's turn, link's line, window, answers. Disk and link answer at once.</summary>
[MemoryDiagnoser]
public class CentreBenchmarks : ISubmitAnswers
{
    private const int Handsets = 10_000;
    private const int SegmentOctets = 128;

    private readonly PromptLink _link = new();
    private readonly PromptJournal _journal = new();
    private readonly string[] _numbers = [.. Enumerable.Range(0, Handsets).Select(handset => $"+86138{handset:D8}")];
    private byte[] _datagram = [];
    private ShortMessageCentre _centre = null!;
    private DateTimeOffset _now;
    private long _id;
    private long _delivered;

    /// <summary>Of the group.</summary>
    [Params(1, 2, 5)]
    public int Segments { get; set; }

    /// <summary>Groups that wait at another link, which is not there: they must not make the others dearer.</summary>
    [Params(0, 100_000)]
    public int Waiting { get; set; }

    /// <summary>A centre with so many groups in line at a link that takes nothing.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _datagram = new byte[(Segments - 1) * SegmentOctets + SegmentOctets / 2];
        _now = TimeProvider.System.GetUtcNow();
        _centre = new ShortMessageCentre(new SmscPolicy(), [new SilentLink(), _link], _journal, this);
        for (var waiting = 0; waiting < Waiting; waiting++)
        {
            _centre.Submit(Push($"{SilentLink.Prefix}{waiting:D8}"), _now);
        }

        _centre.Advance(_now);
        _journal.Starting.Clear();
    }

    /// <summary>From the submission to its answer; as at 10,000 groups a second.</summary>
    /// <exception cref="InvalidOperationException">It was not delivered.</exception>
    [Benchmark]
    public void Deliver()
    {
        _now = _now.AddMicroseconds(100);
        var push = Push(_numbers[_id % Handsets]);
        _centre.Submit(push, _now);
        _centre.Advance(_now);
        while (_journal.Starting.TryDequeue(out var started))
        {
            _centre.Started(started, _now);
        }

        while (_link.Sent.TryDequeue(out var answer))
        {
            _centre.Answered(answer, _now);
        }

        _centre.Finished(push.Id);
        if (_delivered != push.Id)
        {
            throw new InvalidOperationException("The group was not delivered at once.");
        }
    }

    /// <inheritdoc/>
    public void Answered(SubmitAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _delivered = answer.Outcome == SubmitOutcome.Delivered ? answer.SubmissionId : 0;
    }

    /// <inheritdoc/>
    public void Lost(IReadOnlyList<long> submissionIds) => throw new NotSupportedException("A centre in the process loses nothing.");

    private Submission Push(string recipient) => new()
    {
        Id = ++_id,
        TransactionId = _id,
        AccountId = 1,
        Recipient = recipient,
        Priority = Priority.Medium,
        Form = PushRequest.WapPush,
        Datagram = _datagram,
        ExpiresAt = _now.AddDays(1),
    };
}
