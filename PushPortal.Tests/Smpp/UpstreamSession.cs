using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>One connection of an ESME to a <see cref="FakeUpstream"/>.</summary>
internal sealed class UpstreamSession(FakeUpstream upstream, SmppConnection connection) : ISmppPeer
{
    private uint _sequence;

    public BindType? BoundAs { get; private set; }

    /// <summary>Who has bound.</summary>
    public string? SystemId { get; private set; }

    public uint NextSequence() => Interlocked.Increment(ref _sequence);

    public void Send(uint sequence, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok) => connection.TrySend(sequence, pdu, status);

    /// <summary>Ends the connection as a crash does.</summary>
    public void Drop() => connection.Close();

    public void Received(in PduHeader header, ReadOnlySpan<byte> body)
    {
        var reader = PduReader.Copying(body);
        var pdu = SmppPdu.Read(header.CommandId, ref reader);
        switch (pdu)
        {
            case Bind bind:
                Bind(header.SequenceNumber, bind);
                break;
            case EnquireLink when !upstream.IsDead:
                upstream.Enquired();
                Send(header.SequenceNumber, new EnquireLinkResp());
                break;
            case SubmitSm submit when !upstream.IsDead:
                upstream.Take(new ReceivedSubmit(this, header.SequenceNumber, submit));
                break;
            case Unbind:
                upstream.Unbound();
                Send(header.SequenceNumber, new UnbindResp());
                break;
            case DeliverSmResp or DataSmResp or GenericNack:
                upstream.Answered(header);
                break;
        }
    }

    public void Broken() => Drop();

    private void Bind(uint sequence, Bind bind)
    {
        var status = upstream.BindAnswer(bind);
        if (status == CommandStatus.Ok)
        {
            (BoundAs, SystemId) = (bind.Type, bind.SystemId);
        }

        // Refusals come without a body, as from many an SMSC.
        Send(sequence, new BindResp { Type = bind.Type, SystemId = status == CommandStatus.Ok ? "upstream" : null }, status);
        if (status == CommandStatus.Ok)
        {
            upstream.Bound(this);
        }
    }
}
