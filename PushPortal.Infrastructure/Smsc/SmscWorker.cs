using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Routes;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The SMSC's one loop: takes what came in, does what is due, waits.</summary>
internal sealed partial class SmscWorker(
    SmscInbox inbox,
    SmscPolicy policy,
    IEnumerable<IHandsetLink> links,
    IGroupJournal journal,
    IGroupHistory history,
    ISubmitAnswers answers,
    IAccountDirectory accounts,
    LinkPolicies policies,
    LinkOrders orders,
    SmscStatus status,
    TimeProvider clock,
    ILogger<SmscWorker> logger,
    RouteVersions? routes = null) : BackgroundService
{
    private const int MostAtOnce = 1024;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StatusInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>What a transaction window may be at most.</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(10);

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _started = clock.GetTimestamp();
    private DateTimeOffset _nextStatus;
    private int _submissions;
    private readonly ShortMessageCentre _smsc = new(policy, links, journal, answers, account => accounts.Find(account)?.Weight ?? 1);

    /// <summary>Before links are started, and doors opened: one that was stopped does not connect, and nothing is refused or sent by other routes than those in force.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await orders.LoadAsync(cancellationToken);
        foreach (var (link, order) in orders.Standing)
        {
            _smsc.Order(link, order);
        }

        if (routes is not null)
        {
            _smsc.Route(await routes.LoadAsync(cancellationToken), Now());
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await policies.LoadAsync(stoppingToken);
        _smsc.Restore(history.CollectedSince(_startedAt - LongestWindow - policy.ReassemblyTime));
        await using var alarm = clock.CreateTimer(static inbox => ((SmscInbox)inbox!).Wake(), inbox, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var stopping = stoppingToken.UnsafeRegister(static inbox => ((SmscInbox)inbox!).Wake(), inbox);
        while (!stoppingToken.IsCancellationRequested)
        {
            var taken = 0;
            while (taken < MostAtOnce && inbox.Commands.TryRead(out var command))
            {
                taken++;
                Take(command);
            }

            var next = Advance();
            inbox.Passed(_submissions, _smsc.Open);
            _submissions = 0;
            var shown = ShowStatus();
            if (taken < MostAtOnce)
            {
                // What happened since the last showing is shown too, although nothing else is to be done.
                await WaitAsync(shown || next < _nextStatus ? next : _nextStatus, alarm);
            }
        }
    }

    /// <summary>The time since the start, from the start: setting the clock neither closes windows nor holds retries up.</summary>
    private DateTimeOffset Now() => _startedAt + clock.GetElapsedTime(_started);

    private bool ShowStatus()
    {
        var now = Now();
        if (now < _nextStatus)
        {
            return false;
        }

        status.Publish(_smsc.Links(now), _smsc.Open);
        _nextStatus = now + StatusInterval;
        return true;
    }

    private DateTimeOffset? Advance()
    {
        var now = Now();
        try
        {
            return _smsc.Advance(now);
        }
        catch (Exception failure)
        {
            LogPassFailed(failure);
            return now + PauseAfterFailure;
        }
    }

    /// <summary>A command that fails is a fault of ours: it is logged, and the others go on.</summary>
    private void Take(SmscCommand command)
    {
        var now = Now();
        try
        {
            switch (command.Kind)
            {
                case SmscCommandKind.Submit:
                    _submissions++;
                    _smsc.Submit((Submission)command.Subject!, now);
                    break;
                case SmscCommandKind.Answered:
                    _smsc.Answered(command.Answer, now);
                    break;
                case SmscCommandKind.Started:
                    _smsc.Started(command.Id, now);
                    break;
                case SmscCommandKind.NotStarted:
                    _smsc.NotStarted(command.Id, now);
                    break;
                case SmscCommandKind.Finished:
                    _smsc.Finished(command.Id);
                    break;
                case SmscCommandKind.Order:
                    Take((LinkCommand)command.Subject!);
                    break;
                case SmscCommandKind.Route:
                    Take((RouteCommand)command.Subject!, now);
                    break;
                case SmscCommandKind.Wake:
                    break;
                case SmscCommandKind.NotFound:
                    _smsc.NotFound(command.Id);
                    break;
                default:
                    _smsc.Found(command.Id, (GroupRecord?)command.Subject, now);
                    break;
            }
        }
        catch (Exception failure)
        {
            LogCommandFailed(command.Kind, command.Id, failure);
        }
    }

    /// <summary>Shown at once: whoever ordered it looks.</summary>
    private void Take(LinkCommand command)
    {
        _smsc.Order(command.Link, command.Order);
        status.Publish(_smsc.Links(Now()), _smsc.Open);
        command.Done.SetResult();
    }

    private void Take(RouteCommand command, DateTimeOffset now)
    {
        _smsc.Route(command.Routes, now);
        command.Done.SetResult();
    }

    /// <summary>Waits for the next command; the alarm, when something is due, and the end of the gateway leave one too.</summary>
    private ValueTask<bool> WaitAsync(DateTimeOffset? next, ITimer alarm)
    {
        var wait = next is { } at ? at - Now() : Timeout.InfiniteTimeSpan;
        alarm.Change(next is null || wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        // Without a token it waits without allocating anything.
        return inbox.Commands.WaitToReadAsync(CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "A pass of the SMSC failed and will be tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "The SMSC could not take a command ({Kind}) for submission {SubmissionId}")]
    private partial void LogCommandFailed(SmscCommandKind kind, long submissionId, Exception failure);
}
