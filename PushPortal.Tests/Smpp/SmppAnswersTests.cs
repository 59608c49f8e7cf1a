using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>What an upstream's answers mean.</summary>
public sealed class SmppAnswersTests
{
    [Theory]
    [InlineData(SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError, 0x08, 0x64, 0xFF, 0x11, 0x112, 0x400, 0x4FF)]
    [InlineData(SegmentAnswerKind.Throttled, FailureCause.LinkThrottled, 0x14, 0x58)]
    [InlineData(SegmentAnswerKind.LinkLost, FailureCause.LinkLost, 0x04, 0x0D)]
    [InlineData(SegmentAnswerKind.Permanent, FailureCause.NumberRefused, 0x0B, 0x50, 0x51)]
    [InlineData(SegmentAnswerKind.Permanent, FailureCause.MessageRefused, 0x01, 0x43, 0x45, 0x61, 0x62, 0x65, 0x66, 0x104, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4)]
    [InlineData(SegmentAnswerKind.Permanent, FailureCause.LinkMisconfigured, 0x0A, 0x0E, 0x0F, 0x15, 0x53, 0x100, 0x101, 0x102, 0x103)]
    public void Statuses_have_their_classes(SegmentAnswerKind kind, FailureCause cause, params int[] statuses) =>
        Assert.All(statuses, status => Assert.Equal(new AnswerRule(kind, cause), SmppAnswers.Rule(new LinkPolicy(), (CommandStatus)status, TlvList.Empty)));

    [Theory]
    [InlineData(0, 0, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError, 0xFE)]
    [InlineData(1, 0, SegmentAnswerKind.Permanent, FailureCause.NumberRefused, 0x1FE)]
    [InlineData(2, 30, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber, 0x1E02FE)]
    [InlineData(2, 27, SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError, 0x1B02FE)]
    [InlineData(3, 31, SegmentAnswerKind.Temporary, FailureCause.SubscriberBusy, 0x1F03FE)]
    [InlineData(3, 6, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber, 0x603FE)]
    public void Failed_delivery_is_classed_by_its_reason_and_the_networks_error(byte reason, ushort error, SegmentAnswerKind kind, FailureCause cause, int code)
    {
        TlvList tlvs = [Tlv.OfByte(TlvTag.DeliveryFailureReason, reason), Tlv.Of(new NetworkErrorCode(NetworkErrorCode.Gsm, error))];

        Assert.Equal(new AnswerRule(kind, cause), SmppAnswers.Rule(new LinkPolicy(), CommandStatus.DeliveryFailed, tlvs));
        Assert.Equal(code, SmppAnswers.CodeOf(CommandStatus.DeliveryFailed, tlvs));
    }

    [Fact]
    public void Policy_changes_one_answer_by_its_code_and_a_code_with_the_networks_error_wins()
    {
        var refused = new AnswerRule(SegmentAnswerKind.Permanent, FailureCause.MessageRefused);
        var busy = new AnswerRule(SegmentAnswerKind.Temporary, FailureCause.SubscriberBusy);
        var policy = new LinkPolicy { Answers = new Dictionary<int, AnswerRule> { [0x08] = refused, [0x3FE] = refused, [0x2203FE] = busy, [0x40000005] = busy } };
        var reason = Tlv.OfByte(TlvTag.DeliveryFailureReason, 3);

        Assert.Equal(refused, SmppAnswers.Rule(policy, CommandStatus.SystemError, TlvList.Empty));
        Assert.Equal(refused, SmppAnswers.Rule(policy, CommandStatus.DeliveryFailed, [reason]));
        Assert.Equal(busy, SmppAnswers.Rule(policy, CommandStatus.DeliveryFailed, [reason, Tlv.Of(new NetworkErrorCode(NetworkErrorCode.Gsm, 34))]));
        Assert.Equal(busy, SmppAnswers.Rule(policy, new DeliveryReceipt { State = MessageState.Undeliverable }));
    }
}
