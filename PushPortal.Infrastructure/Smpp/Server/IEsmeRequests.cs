using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Does what a bound ESME asks for. Returns at once; each request is answered once, by <see cref="EsmeSession.Answer"/>.</summary>
internal interface IEsmeRequests
{
    void Take(EsmeSession session, uint sequenceNumber, ISmppPdu request);
}
