using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Lab;

/// <summary>A handset of an experiment: now and then away, with a radio that is now and then bad, and the reassembly of the simulated handsets.</summary>
internal sealed class LabHandset(string number, Chance chance, LabSettings settings)
{
    private readonly Reassembly _reassembly = new();

    internal string Number => number;

    internal OnOffPeriods Away { get; } = new(chance.Of(LabSubject.Away), settings.AwayShare, settings.AwayTime);

    internal OnOffPeriods Fades { get; } = new(chance.Of(LabSubject.Fade), settings.FadeShare, settings.FadeTime);

    /// <summary>It receives one segment at a time.</summary>
    internal DateTimeOffset ReceivingUntil { get; set; }

    /// <summary>Takes one segment, and gives back what it completes.</summary>
    internal ReadOnlyMemory<byte>? Receive(in SegmentDelivery segment, DateTimeOffset now) =>
        _reassembly.Add("SMSC", UserDataHeader.Read(segment.UserDataHeader.Span, out _), segment.UserData.Span, now, settings.ReassemblyTime)?.Data;
}
