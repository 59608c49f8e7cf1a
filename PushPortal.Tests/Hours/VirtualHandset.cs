using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Hours;

/// <summary>A handset that puts segments together as a real one does, and keeps what it has shown.</summary>
internal sealed class VirtualHandset
{
    private readonly Reassembly _reassembly = new();

    public bool Absent { get; set; }

    public bool MemoryFull { get; set; }

    public List<string> Shown { get; } = [];

    public void Receive(in SegmentDelivery segment, DateTimeOffset now)
    {
        var header = UserDataHeader.Read(segment.UserDataHeader.Span, out _);
        if (_reassembly.Add("SMSC", header, segment.UserData.Span, now, new SmscPolicy().ReassemblyTime) is { } datagram)
        {
            Shown.Add(Convert.ToHexString(datagram.Data.Span));
        }
    }
}
