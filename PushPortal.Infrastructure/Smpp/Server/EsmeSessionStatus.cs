using System.Net;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A session of an ESME as it stands, for those who watch.</summary>
/// <param name="Name">No other session has it, as long as the process lives.</param>
/// <param name="Account">The account's code; null while it is not bound.</param>
/// <param name="Since">When it came to be in this state.</param>
/// <param name="OpenRequests">Requests that are not answered yet.</param>
/// <param name="Window">The most of them; 0 while it is not bound.</param>
/// <param name="Requests">Requests to submit or about messages, since it came.</param>
/// <param name="SegmentsPerSecond">The account's limit, over all of its sessions; 0 means none.</param>
/// <param name="Receipts">Receipts that it has not answered yet.</param>
/// <param name="LastError">The last status other than OK that it was answered with; null when there was none.</param>
/// <param name="EnquiryDelay">How long it took to answer the last enquire_link; null when it was not asked.</param>
public sealed record EsmeSessionStatus(
    string Name,
    string? Account,
    SmppSessionState State,
    DateTimeOffset Since,
    IPAddress Peer,
    int OpenRequests,
    int Window,
    long Requests,
    int SegmentsPerSecond,
    int Receipts,
    EsmeError? LastError,
    TimeSpan? EnquiryDelay);
