using System.Globalization;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>What all sessions of the server share.</summary>
internal sealed class EsmeDoor(
    EsmeBinder binder,
    EsmeSessions sessions,
    IEsmeRequests requests,
    IReceiptAnswers receipts,
    IAccountDirectory accounts,
    WireTrace trace,
    IOptions<SmppServerOptions> options,
    TimeProvider clock)
{
    private int _sessions;

    internal EsmeBinder Binder => binder;

    internal EsmeSessions Sessions => sessions;

    internal IEsmeRequests Requests => requests;

    internal IReceiptAnswers Receipts => receipts;

    internal IAccountDirectory Accounts => accounts;

    internal SmppServerOptions Options { get; } = options.Value;

    internal TimeProvider Clock => clock;

    /// <summary>Where the next connection's PDUs may be seen, under a name that no other has.</summary>
    internal SmppTap NewTap() => new(trace, clock, string.Create(CultureInfo.InvariantCulture, $"esme-{Interlocked.Increment(ref _sessions)}"), link: null);

    /// <summary>The process ends: sessions stay until their open requests are answered.</summary>
    internal bool IsStopping { get; set; }
}
