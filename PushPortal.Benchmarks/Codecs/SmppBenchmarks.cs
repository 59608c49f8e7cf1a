using BenchmarkDotNet.Attributes;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Benchmarks.Codecs;

/// <summary>submit_sm with a full segment, as it goes to an upstream SMSC.</summary>
[MemoryDiagnoser]
public class SmppBenchmarks
{
    private readonly SubmitSm _submit = new()
    {
        Source = SmppAddress.None,
        Destination = SmppAddress.FromText("+8613800000001"),
        EsmClass = new(MessagingMode.Transaction, userDataHeader: true),
        ValidityPeriod = "000000000030000R",
        DataCoding = 4,
        ShortMessage = new byte[140],
        Tlvs = [Tlv.OfByte(TlvTag.MoreMessagesToSend, 1)],
    };

    private readonly byte[] _pdu = new byte[512];
    private int _octets;

    /// <summary>What is read.</summary>
    [GlobalSetup]
    public void Setup() => _octets = SmppPdu.Write(_pdu, 1, _submit);

    /// <summary>Octets of the PDU.</summary>
    [Benchmark]
    public int WriteSubmit() => SmppPdu.Write(_pdu, 1, _submit);

    /// <summary>Its body.</summary>
    [Benchmark]
    public ISmppPdu ReadSubmit()
    {
        var body = PduReader.Sharing(_pdu.AsMemory(PduHeader.Octets, _octets - PduHeader.Octets));
        return SmppPdu.Read(CommandId.SubmitSm, ref body);
    }
}
