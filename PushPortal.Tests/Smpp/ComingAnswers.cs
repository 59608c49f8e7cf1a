using System.Threading.Channels;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Smpp;

/// <summary>The SMSC's answers, to be waited for.</summary>
internal sealed class ComingAnswers : ISubmitAnswers
{
    private readonly Channel<SubmitAnswer> _answers = Channel.CreateUnbounded<SubmitAnswer>();

    /// <summary>Answers that have come and were not taken.</summary>
    public int Count => _answers.Reader.Count;

    public void Answered(SubmitAnswer answer) => _answers.Writer.TryWrite(answer);

    /// <summary>What the PPG does with submissions that it is to hand over again.</summary>
    public Action<IReadOnlyList<long>> WhenLost { get; set; } = _ => { };

    public void Lost(IReadOnlyList<long> submissionIds) => WhenLost(submissionIds);

    public ValueTask<SubmitAnswer> NextAsync() => _answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
