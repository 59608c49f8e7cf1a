using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Routes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>What published routes do to groups: to those that come, wait, are open, and are carried on.</summary>
public sealed class RoutedGroupsTests
{
    private static readonly RouteRule OverA = SampleRoutes.Over("a", "a");
    private static readonly RouteRule OverB = SampleRoutes.Over("b", "b");

    private readonly RecordingLink _a = new("a");
    private readonly RecordingLink _b = new("b");
    private readonly CentreUnderTest _smsc;

    public RoutedGroupsTests() => _smsc = new CentreUnderTest(_a, _b);

    [Fact]
    public void Without_routes_the_first_link_that_serves_the_number_has_it_and_so_it_is_again_without_rules()
    {
        _smsc.Submit(1, 1);
        Publish(OverB);
        _smsc.Submit(2, 1, OtherHandset);
        Publish();
        _smsc.Submit(3, 1, "+8613800000003");

        AssertSent("1:1/1 3:1/1", "2:1/1");
    }

    [Fact]
    public void Link_goes_by_number_account_and_priority()
    {
        Publish(
            OverB with { Name = "of one", Accounts = ["1"], Priorities = [Priority.High] },
            SampleRoutes.Over("number", "b", OtherHandset),
            OverA);

        _smsc.Submit(Push(1, 1, Handset, Priority.High));
        _smsc.Submit(Push(2, 1, "+8613800000003", Priority.Low));
        _smsc.Submit(Push(3, 1, OtherHandset));
        _smsc.Submit(Push(4, 1, "+8613800000004", Priority.High) with { AccountId = 2 });

        AssertSent("2:1/1 4:1/1", "1:1/1 3:1/1");
    }

    [Fact]
    public void Handset_receives_one_group_at_a_time_over_whichever_links()
    {
        _smsc.Submit(1, 2);
        _smsc.Submit(2, 2);
        Publish(OverB);
        _smsc.Submit(3, 1);
        _smsc.Wait(1_000);
        AssertSent("1:1/1 1:2/1", "");

        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Wait(200);
        Assert.Equal("1:1/2", _a.Log.Last());
        _smsc.Answer(1, 1);
        Assert.Empty(_b.Sent);
        _smsc.Answer(1, 2);

        Assert.Equal(["2:1/1", "2:2/1"], _b.Log);
        _smsc.Answer(2, 1);
        _smsc.Answer(2, 2);
        Assert.Equal("3:1/1", _b.Log.Last());
        Assert.Equal(3, _a.Sent.Count);
    }

    [Fact]
    public void Group_whose_start_is_being_recorded_keeps_its_link()
    {
        _smsc.Confirms = false;
        _smsc.Submit(1, 1);
        Publish(OverB);
        _smsc.Submit(2, 1);
        _smsc.Confirms = true;
        _smsc.Advance();

        AssertSent("1:1/1", "");
        _smsc.Answer(1, 1);
        Assert.Equal(["2:1/1"], _b.Log);
    }

    [Fact]
    public void What_waits_for_a_link_that_is_down_goes_over_the_new_one_in_order_of_acceptance()
    {
        _a.Available = false;
        var smsc = new CentreUnderTest(_a, new RecordingLink("b", window: 1));
        Publish(smsc, SampleRoutes.Over("some", "b", OtherHandset, "+8613800000005"), OverA);
        smsc.Submit(Push(8, 1, OtherHandset));
        smsc.Submit(Push(1, 1));
        smsc.Wait(10);
        smsc.Submit(Push(2, 1, "+8613800000005"));
        smsc.Wait(10);
        smsc.Submit(Push(3, 1, "+8613800000003"));
        smsc.Submit(Push(4, 1, "+8613800000004", Priority.High));

        Publish(smsc, OverB);
        foreach (var group in new[] { 8, 4, 1, 2, 3 })
        {
            Assert.Equal($"{group}:1/1", smsc.Links[1].Log.Last());
            smsc.Answer(group, 1);
        }

        Assert.Equal(0, smsc.Centre.Open);
        Assert.Empty(_a.Sent);
    }

    [Fact]
    public void What_waits_and_no_rule_lets_through_ends_at_once_and_the_next_one_has_its_turn()
    {
        _a.Available = false;
        _smsc.Submit(Push(1, 1));
        _smsc.Submit(Push(2, 1) with { AccountId = 2 });
        _smsc.Submit(Push(3, 1, OtherHandset));

        Publish(SampleRoutes.Refused("no", "not served") with { Accounts = ["1"] }, SampleRoutes.Over("mine", "b", Handset));

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.RouteRefused), Ended(1));
        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.RouteRefused), Ended(3));
        Assert.Equal("", _smsc.Answers.Of(1)[0].Report.Link);
        Assert.Equal(["2:1/1"], _b.Log);
    }

    [Theory]
    [InlineData(true, FailureCause.RouteRefused)]
    [InlineData(false, FailureCause.NoLink)]
    public void What_comes_and_no_rule_lets_through_is_refused(bool byRule, FailureCause cause)
    {
        Publish(byRule ? SampleRoutes.Refused("no", "not served") : SampleRoutes.Over("other", "a", "+44"));
        _smsc.Submit(1, 1);

        Assert.Equal((SubmitOutcome.PermanentFailure, cause), Ended(1));
    }

    [Fact]
    public void Group_that_names_its_link_goes_over_it_alone_whatever_the_routes_say_unless_they_refuse_it()
    {
        _smsc.Submit(Push(1, 1) with { Link = "b" });
        Publish(SampleRoutes.Refused("no", "not served", OtherHandset), OverA);
        _smsc.Submit(Push(2, 1, "+8613800000003") with { Link = "b" });
        _smsc.Submit(Push(3, 1, OtherHandset) with { Link = "b" });
        _smsc.Submit(Push(4, 1, "+8613800000004") with { Link = "gone" });

        AssertSent("", "1:1/1 2:1/1");
        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.RouteRefused), Ended(3));
        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.NoLink), Ended(4));
    }

    [Fact]
    public void Group_that_waits_for_its_own_link_stays_on_it_when_routes_change()
    {
        _b.Available = false;
        _smsc.Submit(Push(1, 1) with { Link = "b" });

        Publish(OverA);

        AssertSent("", "");
    }

    [Fact]
    public void Rule_whose_link_is_not_configured_any_more_refuses()
    {
        Publish(SampleRoutes.Over("gone", "gone"), OverA);
        _smsc.Submit(1, 1);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.NoLink), Ended(1));
    }

    [Fact]
    public void Group_that_its_new_link_could_never_carry_is_refused()
    {
        _a.Available = false;
        var smsc = new CentreUnderTest(_a, new RecordingLink("b", segmentsPerSecond: 1) { Policy = new LinkPolicy { TransactionWindow = TimeSpan.FromSeconds(2) } });
        smsc.Submit(1, 3);
        Publish(smsc, OverB);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.TooLarge), (smsc.Answers.Of(1)[0].Outcome, smsc.Answers.Of(1)[0].Cause));
    }

    [Fact]
    public void Group_that_is_carried_on_over_another_link_goes_whole_with_the_same_reference()
    {
        FailAfterTheFirst(1, _a);
        Publish(OverB);

        _smsc.Submit(Again(2));

        Assert.Equal(["2:1/1", "2:2/1", "2:3/1"], _b.Log);
        Assert.Equal(ReferenceOf(_a.Sent[0]), ReferenceOf(_b.Sent[0]));
        foreach (var segment in new[] { 1, 2, 3 })
        {
            _smsc.Answer(2, segment);
        }

        Assert.Equal((SubmitOutcome.Delivered, null), (_smsc.Answers.Of(2)[0].Outcome, _smsc.Answers.Of(2)[0].Report.DeliveredBefore));
    }

    [Fact]
    public void What_two_links_delivered_is_not_added_up_and_what_one_did_is()
    {
        FailAfterTheFirst(1, _a);
        Publish(OverB);
        _smsc.Submit(Again(2));
        _smsc.Answer(2, 2);
        _smsc.Answer(2, 1, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Answer(2, 3, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);

        _smsc.Submit(Again(3));

        Assert.Equal(["3:1/1", "3:3/1"], _b.Log.Skip(3));
    }

    [Fact]
    public void The_same_holds_after_a_restart()
    {
        FailAfterTheFirst(1, _a);
        var restarted = new CentreUnderTest(new RecordingLink("a"), new RecordingLink("b"));
        restarted.Centre.Restore(_smsc.Journal.Records.Values);
        Publish(restarted, OverB);

        restarted.Submit(Again(2));

        Assert.Equal(["2:1/1", "2:2/1", "2:3/1"], restarted.Links[1].Log);
        Assert.Equal(ReferenceOf(_a.Sent[0]), ReferenceOf(restarted.Links[1].Sent[0]));
    }

    [Fact]
    public void Stored_message_stays_on_its_link()
    {
        _smsc.Submit(Push(1, 2) with { Mode = SmscMode.StoreAndForward });
        Publish(OverB);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Wait(60_000);

        Assert.Equal(3, _a.Sent.Count);
        Assert.Empty(_b.Sent);
    }

    private static Submission Again(long id) => Push(id, 3) with { TransactionId = 1001 };

    private static int ReferenceOf(SegmentDelivery sent) => UserDataHeader.Read(sent.UserDataHeader.Span, out _).Concatenation!.Value.Reference;

    private void FailAfterTheFirst(long id, RecordingLink link)
    {
        _smsc.Submit(Again(id));
        Assert.Equal(3, link.Sent.Count);
        _smsc.Answer(id, 1);
        _smsc.Answer(id, 2, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Answer(id, 3, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
    }

    private void Publish(params RouteRule[] rules) => Publish(_smsc, rules);

    private static void Publish(CentreUnderTest smsc, params RouteRule[] rules)
    {
        smsc.Centre.Route(SampleRoutes.Table(rules), smsc.Now);
        smsc.Advance();
    }

    private void AssertSent(string overA, string overB) => Assert.Equal((overA, overB), (string.Join(' ', _a.Log), string.Join(' ', _b.Log)));

    private (SubmitOutcome, FailureCause) Ended(long id) => (_smsc.Answers.Of(id)[0].Outcome, _smsc.Answers.Of(id)[0].Cause);
}
