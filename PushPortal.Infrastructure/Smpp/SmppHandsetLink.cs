using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// A link of the SMSC to an upstream SMSC, as its ESME. In SMPP's transaction mode the submit response is the outcome of a segment; with an upstream that
/// has no such mode it is the segment's delivery receipt. What was submitted and not answered when a session ends goes again.
/// </summary>
internal sealed class SmppHandsetLink : IHandsetLink, ISmppClientUser<SentSegment>, IHostedService, IAsyncDisposable
{
    private readonly SmppHandsetLinkOptions _options;
    private readonly string[] _prefixes;
    private readonly LinkPolicies _policies;
    private readonly ISegmentAnswers _answers;
    private readonly SmppAlerts _alerts;
    private readonly TimeProvider _clock;
    private readonly LinkPolicy _receiptPolicy;
    private readonly AwaitedReceipts _receipts;
    private readonly SmppClient<SentSegment> _client;
    private volatile string? _refusal;

    internal SmppHandsetLink(
        SmppHandsetLinkOptions options, LinkPolicies policies, ISegmentAnswers answers, IEnumerable<IHandsetAlerts> alerts, TimeProvider clock, ILogger<SmppHandsetLink> logger,
        WireTrace? trace = null, ILease? lease = null)
    {
        (_options, _prefixes, _policies, _answers, _clock) = (options, [.. options.Prefixes], policies, answers, clock);
        _alerts = new(alerts);
        _receiptPolicy = policies.Default with { TransactionWindow = options.ReceiptWindow };
        _receipts = new(options.ReceiptWindow, clock);
        _client = new(options.Name, options, InterfaceVersions.Smpp34, this, clock, logger, trace, lease);
    }

    public string Name => _options.Name;

    public LinkKind Kind => LinkKind.Smpp;

    public int Window => _client.Window;

    public int SegmentsPerSecond => _options.SegmentsPerSecond;

    public bool Available => _client.IsBound;

    /// <summary>Where receipts tell the outcome, with a window of their own unless an administrator gave the link another.</summary>
    public LinkPolicy Policy => WaitsForReceipts && !_policies.IsChanged(Name) ? _receiptPolicy : _policies.For(Name);

    public string? Trouble => _client.Trouble ?? _refusal;

    private bool WaitsForReceipts => _options.Outcome == SmppOutcome.DeliveryReceipt;

    public TimeSpan? EnquiryDelay => _client.EnquiryDelay;

    public IReadOnlyList<string> Prefixes => _prefixes;

    public bool Serves(string recipient) =>
        _prefixes.Length == 0 || Array.Exists(_prefixes, prefix => recipient.StartsWith(prefix, StringComparison.Ordinal));

    public void Send(in SegmentDelivery segment)
    {
        var sent = SentSegment.Of(segment, _clock.GetTimestamp());
        try
        {
            // Segments whose group was given up still hold their places at the upstream.
            var full = _client.Outstanding + (WaitsForReceipts ? _receipts.Count : 0) >= Window;
            if (full || !_client.TrySend(sent, segment.ToSubmit(_options, _clock.GetUtcNow())))
            {
                _answers.Answered(sent.Answer(Available ? new(SegmentAnswerKind.Throttled, FailureCause.LinkThrottled) : SmppAnswers.Lost));
            }
        }
        catch (SmppProtocolException unfit)
        {
            Answer(sent, unfit.Answer, TlvList.Empty);
        }
    }

    public void Answered(SentSegment request, CommandStatus status, ISmppPdu? response)
    {
        if (!WaitsForReceipts || status != CommandStatus.Ok)
        {
            Answer(request, status, (response as SubmitSmResp)?.Tlvs ?? TlvList.Empty);
        }
        else if (response is SubmitSmResp { MessageId.Length: > 0 } accepted)
        {
            _refusal = null;
            if (_receipts.Await(accepted.MessageId, request) is { } receipt)
            {
                Conclude(request, receipt);
            }
        }
        else
        {
            _refusal = "The upstream SMSC accepts messages without a message id, so that no receipt can be known";
            _answers.Answered(request.Answer(SmppAnswers.Silence));
        }
    }

    public void Unanswered(SentSegment request) => _answers.Answered(request.Answer(SmppAnswers.Silence));

    public void Lost(IReadOnlyList<SentSegment> requests)
    {
        foreach (var request in requests)
        {
            _answers.Answered(request.Answer(SmppAnswers.Lost));
        }
    }

    public void Came(ISmppPdu pdu)
    {
        if (pdu is AlertNotification alert)
        {
            _alerts.Take(alert);
        }
        else if (WaitsForReceipts && ReceivedReceipt.Read(pdu) is { } received && SmppAnswers.Rule(Policy, received.Receipt) is not null
            && _receipts.TryTake(received, out var sent))
        {
            Conclude(sent, received.Receipt);
        }
    }

    public void SessionsChanged() => _answers.LinkChanged();

    public void Looked()
    {
        while (_receipts.TryTakeOverdue(out var sent))
        {
            _answers.Answered(sent.Answer(SmppAnswers.Silence));
        }
    }

    public void Stop() => _client.Hold();

    public void Start() => _client.Release();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _client.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _client.StopAsync();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private void Conclude(SentSegment sent, DeliveryReceipt receipt) =>
        _answers.Answered(sent.Answer(SmppAnswers.Rule(Policy, receipt)!.Value, SmppAnswers.CodeOf(receipt)));

    private void Answer(SentSegment sent, CommandStatus status, TlvList tlvs)
    {
        var rule = SmppAnswers.Rule(Policy, status, tlvs);
        if (rule.Cause == FailureCause.LinkMisconfigured)
        {
            _refusal = $"The upstream SMSC answers {status.Name}: {status.Meaning}";
        }
        else if (rule.Kind == SegmentAnswerKind.Delivered)
        {
            _refusal = null;
        }

        _answers.Answered(sent.Answer(rule, SmppAnswers.CodeOf(status, tlvs)));
    }
}
