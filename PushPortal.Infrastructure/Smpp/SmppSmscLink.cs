using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// The PPG's way to an SMSC in another process: each submission whole, in SMPP's transaction mode, its response the delivery result. A session that is lost
/// answers nothing: what was open on it goes again, under the same ids, as the window lets it. No submission is open twice.
/// A submission is an entry in a table, and waits without thread, task or timer.
/// </summary>
internal sealed partial class SmppSmscLink : ISmscLink, ISmscLinkStatus, ISmppClientUser<Submission>, IHostedService, IAsyncDisposable
{
    private const string LinkName = "smsc";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly HashSet<long> _open = [];
    private readonly Queue<Submission> _waiting = new();
    private readonly ISubmitAnswers _answers;
    private readonly SmppAlerts _alerts;
    private readonly TransactionSignal _work;
    private readonly TimeSpan _answerTime;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SmppClient<Submission> _client;
    private TimeSpan _pause;
    private long _pausedAt;
    private bool _resumes;

    /// <param name="answerTime">How long after the end of its lifetime the PPG still waits for the outcome of a submission.</param>
    internal SmppSmscLink(
        SmppClientOptions options,
        TimeSpan answerTime,
        ISubmitAnswers answers,
        IEnumerable<IHandsetAlerts> alerts,
        TransactionSignal work,
        TimeProvider clock,
        ILogger<SmppSmscLink> logger)
    {
        (_answers, _alerts, _answerTime, _work, _clock, _logger) = (answers, new(alerts), answerTime, work, clock, logger);
        _client = new(LinkName, options, InterfaceVersions.Smpp50, this, clock, logger);
    }

    public int Room
    {
        get
        {
            lock (_gate)
            {
                return IsPaused ? 0 : Math.Max(0, _client.Room - _waiting.Count);
            }
        }
    }

    public string? Trouble => _client.Trouble;

    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    private bool IsPaused => _pause > TimeSpan.Zero && _clock.GetElapsedTime(_pausedAt) < _pause;

    public void Submit(Submission submission)
    {
        lock (_gate)
        {
            if (_open.Add(submission.Id))
            {
                _waiting.Enqueue(submission);
            }
        }

        Pump();
    }

    public void Answered(Submission request, CommandStatus status, ISmppPdu? response)
    {
        switch (status)
        {
            case CommandStatus.Throttled or CommandStatus.MessageQueueFull:
                SlowDown(request);
                break;
            case CommandStatus.SystemError:
                // It may have the push all the same: as a new submission that would go out a second time.
                SlowDown(request with { Resubmitted = true });
                break;
            case CommandStatus.InvalidBindStatus or CommandStatus.BindFailed:
                Lost([request]);
                break;
            default:
                Conclude(request, status, (response as SubmitSmResp)?.Tlvs ?? TlvList.Empty);
                break;
        }
    }

    /// <summary>The PPG hands over again what has no answer.</summary>
    public void Unanswered(Submission request)
    {
        lock (_gate)
        {
            _open.Remove(request.Id);
        }

        LogUnanswered(request.Id);
        _work.Wake();
    }

    public void Lost(IReadOnlyList<Submission> requests)
    {
        lock (_gate)
        {
            foreach (var request in requests)
            {
                _waiting.Enqueue(request with { Resubmitted = true });
            }
        }

        Pump();
    }

    public void Came(ISmppPdu pdu)
    {
        if (pdu is AlertNotification alert)
        {
            _alerts.Take(alert);
        }
    }

    public void SessionsChanged()
    {
        Pump();
        _work.Wake();
    }

    public void Looked()
    {
        bool waits, resumes;
        lock (_gate)
        {
            waits = _waiting.Count > 0;
            resumes = _resumes && !IsPaused;
            _resumes &= !resumes;
        }

        if (waits)
        {
            Pump();
        }

        if (resumes)
        {
            _work.Wake();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _client.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _client.StopAsync();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    /// <summary>Sends what waits, in its order, as far as the sessions take it.</summary>
    private void Pump()
    {
        List<SubmitAnswer>? refused = null;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next))
            {
                var now = _clock.GetUtcNow();
                if (IsOver(next, now, out var answer))
                {
                    Withdraw(answer, ref refused);
                    continue;
                }

                if (IsPaused || _client.Room == 0)
                {
                    break;
                }

                try
                {
                    if (!_client.TrySend(next, SmppSubmissions.ToSubmit(next, now)))
                    {
                        break;
                    }

                    _waiting.Dequeue();
                }
                catch (SmppProtocolException unfit)
                {
                    Withdraw(SmppSubmissions.ToAnswer(next, unfit.Answer, TlvList.Empty), ref refused);
                }
            }
        }

        refused?.ForEach(_answers.Answered);
    }

    /// <summary>Whether it is not to be sent any more: what was never sent ends with its lifetime; of what was, only the SMSC knows the end, as long as the PPG asks.</summary>
    private bool IsOver(Submission waiting, DateTimeOffset now, out SubmitAnswer? answer)
    {
        answer = waiting.Resubmitted || waiting.ExpiresAt > now ? null : SmppSubmissions.LifetimeEnded(waiting);
        return answer is not null || waiting.ExpiresAt + _answerTime <= now;
    }

    /// <summary>Takes out the first that waits.</summary>
    private void Withdraw(SubmitAnswer? answer, ref List<SubmitAnswer>? refused)
    {
        _open.Remove(_waiting.Dequeue().Id);
        if (answer is not null)
        {
            (refused ??= []).Add(answer);
        }
    }

    /// <summary>The SMSC has to be given time: the submission goes again, and nothing was said of it.</summary>
    private void SlowDown(Submission request)
    {
        lock (_gate)
        {
            _waiting.Enqueue(request);
            if (!IsPaused)
            {
                _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
                (_pausedAt, _resumes) = (_clock.GetTimestamp(), true);
            }
        }
    }

    private void Conclude(Submission request, CommandStatus status, TlvList tlvs)
    {
        lock (_gate)
        {
            _open.Remove(request.Id);
            _pause = IsPaused ? _pause : TimeSpan.Zero;
        }

        if (status != CommandStatus.Ok)
        {
            LogNotDelivered(request.Id, status.Name, tlvs.AdditionalStatusInfoText);
        }

        _answers.Answered(SmppSubmissions.ToAnswer(request, status, tlvs));
        Pump();
    }

    [LoggerMessage(LogLevel.Warning, "The SMSC gave no response to submission {SubmissionId}; it is asked again")]
    private partial void LogUnanswered(long submissionId);

    [LoggerMessage(LogLevel.Debug, "Submission {SubmissionId} was not delivered: {Status} {Text}")]
    private partial void LogNotDelivered(long submissionId, string status, string? text);
}
