using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// The PPG's way to an SMSC in another process: each submission whole, in SMPP's transaction mode, its response the delivery result. A session that is lost
/// answers nothing: what was open on it goes again, under the same ids, as the window lets it. No submission is open twice.
/// A submission is an entry in a table, and waits without thread, task or timer. The bodies of a few thousand are kept, to go again at once; where more are
/// open, the PPG hands the others over again, a batch at a time.
/// </summary>
internal sealed partial class SmppSmscLink : ISmscLink, ISmscLinkStatus, ISmppClientUser<OpenSubmission>, IHostedService, IAsyncDisposable
{
    private const string LinkName = "smsc";

    /// <summary>Bodies that are kept of what was sent, and as many of what waits.</summary>
    private const int MostBodies = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly HashSet<long> _open = [];
    private readonly Queue<Submission> _waiting = new();

    /// <summary>What has to go again and whose body is not kept.</summary>
    private readonly Queue<long> _lost = new();
    private readonly int _mostBodies;
    private readonly ISubmitAnswers _answers;
    private readonly SmppAlerts _alerts;
    private readonly TransactionSignal _work;
    private readonly TimeSpan _answerTime;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SmppClient<OpenSubmission> _client;
    private TimeSpan _pause;
    private long _pausedAt;
    private bool _resumes;

    /// <summary>Bodies of what was sent.</summary>
    private int _bodies;

    /// <param name="answerTime">How long after the end of its lifetime the PPG still waits for the outcome of a submission.</param>
    internal SmppSmscLink(
        SmppClientOptions options,
        TimeSpan answerTime,
        ISubmitAnswers answers,
        IEnumerable<IHandsetAlerts> alerts,
        TransactionSignal work,
        TimeProvider clock,
        ILogger<SmppSmscLink> logger,
        int mostBodies = MostBodies,
        WireTrace? trace = null,
        ILease? lease = null)
    {
        _mostBodies = mostBodies;
        (_answers, _alerts, _answerTime, _work, _clock, _logger) = (answers, new(alerts), answerTime, work, clock, logger);
        _client = new(LinkName, options, InterfaceVersions.Smpp50, this, clock, logger, trace, lease);
    }

    public int Room
    {
        get
        {
            lock (_gate)
            {
                return Places;
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

    /// <summary>How many more can be sent, beyond those that were here before.</summary>
    private int Places => IsPaused ? 0 : Math.Max(0, _client.Room - _waiting.Count - _lost.Count);

    private bool IsPaused => _pause > TimeSpan.Zero && _clock.GetElapsedTime(_pausedAt) < _pause;

    public void Submit(Submission submission)
    {
        lock (_gate)
        {
            if (_open.Add(submission.Id))
            {
                Wait(submission.Id, submission);
            }
        }

        Pump();
    }

    public void Answered(OpenSubmission request, CommandStatus status, ISmppPdu? response)
    {
        switch (status)
        {
            case CommandStatus.Throttled or CommandStatus.MessageQueueFull:
                SlowDown(request);
                break;
            case CommandStatus.SystemError:
                // It may have the push all the same: as a new submission that would go out a second time.
                SlowDown(request with { Body = Again(request.Body) });
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
    public void Unanswered(OpenSubmission request)
    {
        lock (_gate)
        {
            _open.Remove(request.Id);
            Release(request);
        }

        LogUnanswered(request.Id);
        _work.Wake();
    }

    public void Lost(IReadOnlyList<OpenSubmission> requests)
    {
        lock (_gate)
        {
            foreach (var request in requests)
            {
                Release(request);
                Wait(request.Id, Again(request.Body));
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

        GiveBackLost();
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
                    if (!TrySend(next, now))
                    {
                        break;
                    }

                    _waiting.Dequeue();
                }
                catch (SmppProtocolException unfit)
                {
                    Withdraw(SmppSubmissions.ToAnswer(next.Id, unfit.Answer, TlvList.Empty), ref refused);
                }
            }
        }

        refused?.ForEach(_answers.Answered);
    }

    /// <summary>Under the gate, so that its answer finds it noted. A refused PDU throws.</summary>
    private bool TrySend(Submission next, DateTimeOffset now)
    {
        var request = new OpenSubmission(next.Id, _bodies < _mostBodies ? next : null);
        if (!_client.TrySend(request, SmppSubmissions.ToSubmit(next, now)))
        {
            return false;
        }

        _bodies += request.Body is null ? 0 : 1;
        return true;
    }

    /// <summary>It is not at the SMSC any more.</summary>
    private void Release(OpenSubmission request) => _bodies -= request.Body is null ? 0 : 1;

    /// <summary>It goes when there is a place: by itself where its body is here and may be kept, otherwise by way of the PPG.</summary>
    private void Wait(long submissionId, Submission? body)
    {
        if (body is not null && _waiting.Count < _mostBodies)
        {
            _waiting.Enqueue(body);
        }
        else
        {
            _lost.Enqueue(submissionId);
        }
    }

    private static Submission? Again(Submission? body) => body is null ? null : body with { Resubmitted = true };

    /// <summary>
    /// Lets the PPG hand over again what is to go again and not kept here, as far as there are places for it. At each look no more than can wait here with their bodies: what the
    /// PPG reads it hands over whether there is a place or not.
    /// </summary>
    private void GiveBackLost()
    {
        long[] lost;
        lock (_gate)
        {
            lost = new long[IsPaused ? 0 : Math.Clamp(_client.Room - _waiting.Count, 0, Math.Min(_lost.Count, _mostBodies - _waiting.Count))];
            for (var at = 0; at < lost.Length; at++)
            {
                lost[at] = _lost.Dequeue();
                _open.Remove(lost[at]);
            }
        }

        if (lost.Length > 0)
        {
            _answers.Lost(lost);
        }
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
    private void SlowDown(OpenSubmission request)
    {
        lock (_gate)
        {
            Release(request);
            Wait(request.Id, request.Body);
            if (!IsPaused)
            {
                _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
                (_pausedAt, _resumes) = (_clock.GetTimestamp(), true);
            }
        }
    }

    private void Conclude(OpenSubmission request, CommandStatus status, TlvList tlvs)
    {
        lock (_gate)
        {
            _open.Remove(request.Id);
            Release(request);
            _pause = IsPaused ? _pause : TimeSpan.Zero;
        }

        if (status != CommandStatus.Ok)
        {
            LogNotDelivered(request.Id, status.Name);
        }

        _answers.Answered(SmppSubmissions.ToAnswer(request.Id, status, tlvs));
        Pump();
    }

    [LoggerMessage(LogLevel.Warning, "The SMSC gave no response to submission {SubmissionId}; it is asked again")]
    private partial void LogUnanswered(long submissionId);

    [LoggerMessage(LogLevel.Debug, "Submission {SubmissionId} was not delivered: {Status}")]
    private partial void LogNotDelivered(long submissionId, string status);
}
