using System.Threading.Channels;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>
/// Where the PPG, the links and the journal leave word for the SMSC's loop. The channel itself is not bounded: submissions are by the room that there is for
/// open groups, and everything else answers something that the SMSC sent. What is handed over without room, because it was at the SMSC before, is taken.
/// </summary>
/// <param name="most">Groups that may be open at a time.</param>
/// <param name="work">Wakes the PPG, which found no room, when there is some again.</param>
internal sealed class SmscInbox(int most = int.MaxValue, TransactionSignal? work = null) : ISmscLink, ISegmentAnswers
{
    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    private readonly Channel<SmscCommand> _commands = Channel.CreateUnbounded<SmscCommand>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>By priority: that the PPG found no room, and was not woken since.</summary>
    private readonly bool[] _refused = new bool[Priorities.Length];
    private int _untaken;
    private int _open;

    public int Room => RoomFor(Priority.High);

    internal ChannelReader<SmscCommand> Commands => _commands.Reader;

    /// <summary>A tenth of the places is kept back for medium and high priority, and another for high priority alone.</summary>
    public int RoomFor(Priority priority)
    {
        if (Places(priority) is > 0 and var room)
        {
            return room;
        }

        // Noted before the second look: the loop makes room first and looks for the note then.
        Volatile.Write(ref _refused[(int)priority], true);
        Interlocked.MemoryBarrier();
        return Math.Max(0, Places(priority));
    }

    public void Submit(Submission submission)
    {
        Interlocked.Increment(ref _untaken);
        _commands.Writer.TryWrite(SmscCommand.Submit(submission));
    }

    public void LinkChanged() => Wake();

    public void Answered(SegmentAnswer answer) => _commands.Writer.TryWrite(SmscCommand.Answered(answer));

    /// <summary>Lets the loop make another pass.</summary>
    internal void Wake() => Tell(SmscCommandKind.Wake, 0);

    /// <summary>Has the loop do what was ordered of a link; it is done when the task ends.</summary>
    internal Task OrderAsync(string link, LinkOrder order)
    {
        var command = new LinkCommand(link, order, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _commands.Writer.TryWrite(SmscCommand.Order(command));
        return command.Done.Task;
    }

    /// <summary>Has the loop go by these routes; it does when the task ends.</summary>
    internal Task RouteAsync(RouteTable routes)
    {
        var command = new RouteCommand(routes, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _commands.Writer.TryWrite(SmscCommand.Route(command));
        return command.Done.Task;
    }

    internal void Started(long groupId) => Tell(SmscCommandKind.Started, groupId);

    internal void NotStarted(long groupId) => Tell(SmscCommandKind.NotStarted, groupId);

    internal void Finished(long groupId) => Tell(SmscCommandKind.Finished, groupId);

    internal void NotFound(long submissionId) => Tell(SmscCommandKind.NotFound, submissionId);

    internal void Found(long submissionId, GroupRecord? record) => _commands.Writer.TryWrite(SmscCommand.Found(submissionId, record));

    /// <summary>The loop has made a pass.</summary>
    /// <param name="taken">Submissions that it took.</param>
    /// <param name="open">Those that have no answer now.</param>
    internal void Passed(int taken, int open)
    {
        Volatile.Write(ref _open, open);
        Interlocked.Add(ref _untaken, -taken);
        var waits = false;
        foreach (var priority in Priorities)
        {
            if (Volatile.Read(ref _refused[(int)priority]) && Places(priority) > 0)
            {
                Volatile.Write(ref _refused[(int)priority], false);
                waits = true;
            }
        }

        if (waits)
        {
            work?.Wake();
        }
    }

    private int Places(Priority priority) => most - ((most / 10) * (int)priority) - Volatile.Read(ref _open) - Volatile.Read(ref _untaken);

    private void Tell(SmscCommandKind kind, long submissionId) => _commands.Writer.TryWrite(SmscCommand.Of(kind, submissionId));
}
