using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>What all sessions of the server share.</summary>
internal sealed class EsmeDoor(
    EsmeBinder binder,
    EsmeSessions sessions,
    IEsmeRequests requests,
    IReceiptAnswers receipts,
    IAccountDirectory accounts,
    IOptions<SmppServerOptions> options,
    TimeProvider clock)
{
    internal EsmeBinder Binder => binder;

    internal EsmeSessions Sessions => sessions;

    internal IEsmeRequests Requests => requests;

    internal IReceiptAnswers Receipts => receipts;

    internal IAccountDirectory Accounts => accounts;

    internal SmppServerOptions Options { get; } = options.Value;

    internal TimeProvider Clock => clock;

    /// <summary>The process ends: sessions stay until their open requests are answered.</summary>
    internal bool IsStopping { get; set; }
}
