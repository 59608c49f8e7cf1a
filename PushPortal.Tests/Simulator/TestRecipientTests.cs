using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Tests.Simulator;

public sealed class TestRecipientTests : IDisposable
{
    private const string Delivered = "+99900000001";
    private const string Late = "+99900000002";
    private const string Flapping = "+99900000007";

    private static readonly (byte[] Header, byte[] Data)[] Push = CapturedPushes.ServiceIndication;

    private readonly NetworkUnderTest _air = new();

    public void Dispose() => _air.Dispose();

    [Theory]
    [InlineData(Delivered, FailureCause.None)]
    [InlineData("+99900000003", FailureCause.PermanentNetworkError)]
    [InlineData("+99900000004", FailureCause.AbsentSubscriber)]
    [InlineData("+99900000005", FailureCause.UnknownSubscriber)]
    [InlineData("+99900000006", FailureCause.MemoryFull)]
    [InlineData("+99900000008", FailureCause.NotAcknowledged)]
    public void Each_ends_its_way_however_bad_the_network_is(string recipient, FailureCause cause)
    {
        foreach (var worse in (NetworkSettingsChange[])[new(), new() { LossRate = 1 }, new() { TemporaryErrorRate = 1, LossRate = 0 }, new() { Congestion = 1, SegmentMilliseconds = 60_000 }])
        {
            _air.Network.Change(worse);

            Assert.Equal(cause, _air.Deliver(Push, 1, recipient).Cause);
        }
    }

    [Fact]
    public void The_late_one_takes_five_seconds_for_all_segments_together()
    {
        _air.Send(Push, 1, Late);
        _air.Send(Push, 2, Late);

        Assert.Empty(_air.After(5_009));
        Assert.Equal([FailureCause.None, FailureCause.None], _air.After(11).Select(answer => answer.Cause));
        Assert.Single(_air.Handsets.Find(Late)!.Inbox());
    }

    [Fact]
    public void The_flapping_one_fails_for_the_moment_twice_and_takes_the_third_attempt()
    {
        var causes = new List<FailureCause>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            _air.Send(CapturedPushes.SingleSegment, 1, Flapping, attempt);
            causes.Add(Assert.Single(_air.After(1_000)).Cause);
        }

        Assert.Equal([FailureCause.TemporaryNetworkError, FailureCause.TemporaryNetworkError, FailureCause.None], causes);
        Assert.Single(_air.Handsets.Find(Flapping)!.Inbox());
    }

    [Theory]
    [InlineData(Delivered)]
    [InlineData("+99900000004")]
    [InlineData("+99900000005")]
    public void A_scripted_fault_goes_before_the_outcome(string recipient)
    {
        _air.Network.Change(new() { Fail = [new() { Recipient = recipient, Segment = 1, Times = 1, Answer = ScriptedAnswer.Temporary }] });

        Assert.Equal(FailureCause.TemporaryNetworkError, _air.Deliver(Push, 1, recipient).Cause);
        Assert.NotEqual(FailureCause.TemporaryNetworkError, _air.Deliver(Push, 1, recipient).Cause);
    }

    [Fact]
    public void They_leave_the_random_faults_of_the_others_where_they_were()
    {
        List<FailureCause> Run(bool between)
        {
            _air.Network.Change(new() { Seed = 7, LossRate = 0.5 });
            return [.. Enumerable.Range(1, 50).Select(_ =>
            {
                if (between)
                {
                    _air.Deliver(Push, 1, Delivered);
                }

                return _air.Deliver(Push, 1).Cause;
            })];
        }

        Assert.Equal(Run(between: false), Run(between: true));
    }
}
