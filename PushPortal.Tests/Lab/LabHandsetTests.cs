using PushPortal.Domain.Lab;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Lab;

public sealed class LabHandsetTests
{
    private static readonly LabSettings Settings = new() { ReassemblyTime = TimeSpan.FromSeconds(60) };

    private readonly LabHandset _handset = new("+8613800000001", Chance.Of(1), Settings);
    private readonly LabMessage _push;

    public LabHandsetTests() => _push = new LabMessage(7, _handset, 2, VirtualTime.Start, TimeSpan.FromHours(1));

    [Fact]
    public void Push_is_put_together_while_the_first_segment_is_kept()
    {
        Assert.Null(Receive(2, 0));

        Assert.True(_push.IsIn(Receive(1, 59.999)!.Value.Span));
    }

    [Fact]
    public void Incomplete_push_is_given_up_after_the_reassembly_time()
    {
        Assert.Null(Receive(1, 0));
        Assert.Null(Receive(2, 60));

        // The second segment has begun a set of its own, which the first completes.
        Assert.NotNull(Receive(1, 61));
    }

    [Fact]
    public void Copy_of_what_it_has_is_dropped_and_of_what_it_showed_is_shown_again()
    {
        Assert.Null(Receive(1, 0));
        Assert.Null(Receive(1, 1));
        Assert.NotNull(Receive(2, 2));
        Assert.Null(Receive(1, 3));

        Assert.NotNull(Receive(2, 4));
    }

    [Fact]
    public void Parts_of_two_pushes_under_one_reference_are_found_out()
    {
        var other = new LabMessage(8, _handset, 2, VirtualTime.Start, TimeSpan.FromHours(1));
        Assert.Null(Receive(1, 0));

        var mixed = Receive(2, 1, other)!.Value;

        Assert.False(_push.IsIn(mixed.Span) || other.IsIn(mixed.Span));
    }

    private ReadOnlyMemory<byte>? Receive(int number, double seconds, LabMessage? push = null)
    {
        var segment = Segmenter.Split((push ?? _push).Datagram(), PushRequest.WapPush, reference: 5)[number - 1];
        return _handset.Receive(
            new SegmentDelivery
            {
                GroupId = 1,
                Segment = number,
                Segments = 2,
                Attempt = 1,
                Recipient = _handset.Number,
                Form = PushRequest.WapPush,
                UserDataHeader = segment.UserDataHeader,
                UserData = segment.UserData,
                Until = VirtualTime.Start.AddHours(1),
            },
            VirtualTime.Start.AddSeconds(seconds));
    }
}
