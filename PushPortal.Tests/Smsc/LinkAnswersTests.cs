using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Tests.Smsc;

public sealed class LinkAnswersTests
{
    [Theory]
    [InlineData(LinkKind.Simulator, 27, "RP-cause 27")]
    [InlineData(LinkKind.Simulator, 255, "no RP-ACK")]
    [InlineData(LinkKind.Smpp, 0x58, "0x58 ESME_RTHROTTLED")]
    [InlineData(LinkKind.Smpp, 0x480, "0x480")]
    [InlineData(LinkKind.Smpp, 0xFE, "0xFE ESME_RDELIVERYFAILURE 0")]
    [InlineData(LinkKind.Smpp, 0xFE | (2 << 8) | (30 << 16), "0xFE ESME_RDELIVERYFAILURE 2, GSM 30")]
    [InlineData(LinkKind.Smpp, 0x40000005 | (27 << 8), "stat:UNDELIV, GSM 27")]
    [InlineData(LinkKind.Unknown, 27, "27")]
    public void An_answer_has_the_name_that_its_specification_gives_it(LinkKind kind, int code, string name) => Assert.Equal(name, LinkAnswers.NameOf(kind, code));

    [Theory]
    [InlineData(LinkKind.Simulator)]
    [InlineData(LinkKind.Smpp)]
    public void Every_answer_that_fails_is_in_the_table_with_name_meaning_and_cause(LinkKind kind)
    {
        var answers = LinkAnswers.Of(kind);
        Assert.Equal(answers.Count, answers.Select(answer => answer.Key).Distinct().Count());
        Assert.All(answers, answer =>
        {
            Assert.NotEqual(SegmentAnswerKind.Delivered, answer.Value.Kind);
            Assert.NotEqual(FailureCause.None, answer.Value.Cause);
            Assert.NotEmpty(LinkAnswers.MeaningOf(kind, answer.Key));
        });
    }
}
