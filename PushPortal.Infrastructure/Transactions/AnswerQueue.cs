using System.Threading.Channels;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Holds the SMSC's answers until they are recorded; bounded by the transactions that are suspended.</summary>
internal sealed class AnswerQueue : ISubmitAnswers
{
    private readonly Channel<SubmitAnswer> _answers = Channel.CreateUnbounded<SubmitAnswer>(new UnboundedChannelOptions { SingleReader = true });

    internal ChannelReader<SubmitAnswer> Answers => _answers.Reader;

    public void Answered(SubmitAnswer answer) => _answers.Writer.TryWrite(answer);
}
