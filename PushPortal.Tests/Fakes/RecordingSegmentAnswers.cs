using System.Threading.Channels;
using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps the links' answers in the order in which they came.</summary>
internal sealed class RecordingSegmentAnswers : ISegmentAnswers
{
    private readonly Channel<SegmentAnswer> _answers = Channel.CreateUnbounded<SegmentAnswer>();

    public void LinkChanged()
    {
    }

    public void Answered(SegmentAnswer answer) => _answers.Writer.TryWrite(answer);

    /// <summary>The next answer, when it comes.</summary>
    public ValueTask<SegmentAnswer> NextAsync(CancellationToken ct) => _answers.Reader.ReadAsync(ct);

    /// <summary>The answers that have come and were not taken yet.</summary>
    public List<SegmentAnswer> TakeAll()
    {
        var all = new List<SegmentAnswer>();
        while (_answers.Reader.TryRead(out var answer))
        {
            all.Add(answer);
        }

        return all;
    }
}
