using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Simulator;

/// <summary>A simulated network with the demo handsets, its link, and a clock that the test turns.</summary>
internal sealed class NetworkUnderTest : IDisposable
{
    public const string Recipient = "+8613800000001";
    public const string Neighbour = "+8613800000002";

    private readonly RecordingSegmentAnswers _answers = new();

    public NetworkUnderTest(int inboxSize = 100)
    {
        Handsets = new SimulatedHandsets(Options.Create(new SimulatorOptions { DemoData = true, InboxSize = inboxSize }), Clock);
        Network = new SimulatedNetwork(Handsets, Clock);
        Link = new SimulatorLink(new SimulatorLinkOptions(), Network, new LinkPolicies(new LinkPolicy()));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SimulatedHandsets Handsets { get; }

    public SimulatedNetwork Network { get; }

    public SimulatorLink Link { get; }

    public SimulatedHandset Handset => Handsets.Find(Recipient)!;

    public void Send((byte[] Header, byte[] Data)[] push, int segment, string recipient = Recipient, int attempt = 1, long group = 1, ShortMessageForm? form = null) =>
        Link.Send(new SegmentDelivery
        {
            GroupId = group,
            Segment = segment,
            Segments = push.Length,
            Attempt = attempt,
            Recipient = recipient,
            Form = form ?? PushRequest.WapPush,
            Until = DateTimeOffset.MaxValue,
            UserDataHeader = push[segment - 1].Header,
            UserData = push[segment - 1].Data,
            MoreMessages = segment < push.Length,
        });

    /// <summary>Sends one segment and answers what the network says of it a second later.</summary>
    public SegmentAnswer Deliver((byte[] Header, byte[] Data)[] push, int segment, string recipient = Recipient)
    {
        Send(push, segment, recipient);
        return Assert.Single(After(1_000));
    }

    /// <summary>Turns the clock on and tells the answers that came by then.</summary>
    public List<SegmentAnswer> After(int milliseconds)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Network.DeliverDue(_answers);
        return _answers.TakeAll();
    }

    public void Dispose() => Network.Dispose();
}
