using System.Threading.Channels;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>
/// Where the PPG, the links and the journal leave word for the SMSC's loop. It is not bounded itself: submissions are by the PPG's limit
/// of suspended transactions, and everything else answers something that the SMSC sent.
/// </summary>
internal sealed class SmscInbox : ISmscLink, ISegmentAnswers
{
    private readonly Channel<SmscCommand> _commands = Channel.CreateUnbounded<SmscCommand>(new UnboundedChannelOptions { SingleReader = true });

    public int Room => int.MaxValue;

    internal ChannelReader<SmscCommand> Commands => _commands.Reader;

    public void Submit(Submission submission) => _commands.Writer.TryWrite(SmscCommand.Submit(submission));

    public void LinkChanged() => Tell(SmscCommandKind.LinkChanged, 0);

    public void Answered(SegmentAnswer answer) => _commands.Writer.TryWrite(SmscCommand.Answered(answer));

    internal void Started(long groupId) => Tell(SmscCommandKind.Started, groupId);

    internal void NotStarted(long groupId) => Tell(SmscCommandKind.NotStarted, groupId);

    internal void Finished(long groupId) => Tell(SmscCommandKind.Finished, groupId);

    internal void NotFound(long submissionId) => Tell(SmscCommandKind.NotFound, submissionId);

    internal void Found(long submissionId, GroupRecord? record) => _commands.Writer.TryWrite(SmscCommand.Found(submissionId, record));

    private void Tell(SmscCommandKind kind, long submissionId) => _commands.Writer.TryWrite(SmscCommand.Of(kind, submissionId));
}
