using System.Threading.Channels;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Holds what the SMSC says until it is recorded; bounded by the transactions that are suspended.</summary>
internal sealed class AnswerQueue : ISubmitAnswers
{
    private readonly Channel<Word> _words = Channel.CreateUnbounded<Word>(new UnboundedChannelOptions { SingleReader = true });

    internal ChannelReader<Word> Words => _words.Reader;

    public void Answered(SubmitAnswer answer) => _words.Writer.TryWrite(new Word(answer, null));

    public void Lost(IReadOnlyList<long> submissionIds) => _words.Writer.TryWrite(new Word(null, submissionIds));

    /// <summary>One of the two.</summary>
    internal readonly record struct Word(SubmitAnswer? Answer, IReadOnlyList<long>? Lost);
}
