using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Transactions;

public sealed class TransactionLifecycleTests
{
    private static readonly Dictionary<string, TransactionEvent> Events = new()
    {
        ["handed to the SMSC"] = new TransactionEvent.HandedToSmsc(7, default),
        ["handed over again"] = new TransactionEvent.HandedOverAgain(default),
        ["group delivered"] = new TransactionEvent.GroupDelivered(Answer(SubmitOutcome.Delivered, FailureCause.None)),
        ["group failed, to be tried again"] = new TransactionEvent.GroupFailed(Answer(SubmitOutcome.TemporaryFailure, FailureCause.AbsentSubscriber), DateTimeOffset.UnixEpoch),
        ["group failed for good"] = new TransactionEvent.GroupFailed(Answer(SubmitOutcome.PermanentFailure, FailureCause.UnknownSubscriber), null),
        ["group too late"] = new TransactionEvent.GroupFailed(Answer(SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded), null),
        ["group failed, not to be tried again"] = new TransactionEvent.GroupFailed(Answer(SubmitOutcome.TemporaryFailure, FailureCause.AbsentSubscriber), null),
        ["handset returned"] = new TransactionEvent.HandsetReturned(),
        ["SMSC silent"] = new TransactionEvent.SmscSilent(),
        ["lifetime ended"] = new TransactionEvent.LifetimeEnded(),
        ["lifetime ended after a try"] = new TransactionEvent.LifetimeEnded(WasTried: true),
        ["account held"] = new TransactionEvent.AccountHeld(null),
        ["cancel requested"] = new TransactionEvent.CancelRequested(),
        ["retry requested"] = new TransactionEvent.RetryRequested("staff", default, false),
    };

    /// <summary>Every step that is possible, without a deliver-before of the initiator's: state/step event = state/step.</summary>
    private static readonly Dictionary<string, string> Listed = new()
    {
        ["Pending/Deferred handed to the SMSC"] = "Pending/Suspended",
        ["Pending/Queued handed to the SMSC"] = "Pending/Suspended",
        ["Pending/WaitingToRetry handed to the SMSC"] = "Pending/Suspended",
        ["Pending/Held handed to the SMSC"] = "Pending/Suspended",
        ["Pending/Deferred account held"] = "Pending/Held",
        ["Pending/Queued account held"] = "Pending/Held",
        ["Pending/WaitingToRetry account held"] = "Pending/Held",
        ["Pending/Held lifetime ended"] = "Expired/None",
        ["Pending/Held lifetime ended after a try"] = "Undeliverable/None",
        ["Pending/Deferred lifetime ended after a try"] = "Expired/None",
        ["Pending/Queued lifetime ended after a try"] = "Expired/None",
        ["Pending/WaitingToRetry lifetime ended after a try"] = "Undeliverable/None",
        ["Pending/Held cancel requested"] = "Cancelled/None",
        ["Pending/Suspended handed over again"] = "Pending/Suspended",
        ["Pending/Suspended group delivered"] = "Delivered/None",
        ["Pending/Suspended group failed, to be tried again"] = "Pending/WaitingToRetry",
        ["Pending/Suspended group failed for good"] = "Undeliverable/None",
        ["Pending/Suspended group failed, not to be tried again"] = "Undeliverable/None",
        ["Pending/WaitingToRetry handset returned"] = "Pending/Queued",
        ["Pending/Suspended group too late"] = "Expired/None",
        ["Pending/Suspended SMSC silent"] = "Timeout/None",
        ["Pending/Deferred lifetime ended"] = "Expired/None",
        ["Pending/Queued lifetime ended"] = "Expired/None",
        ["Pending/WaitingToRetry lifetime ended"] = "Undeliverable/None",
        ["Pending/Deferred cancel requested"] = "Cancelled/None",
        ["Pending/Queued cancel requested"] = "Cancelled/None",
        ["Pending/WaitingToRetry cancel requested"] = "Cancelled/None",
        ["Undeliverable/None retry requested"] = "Pending/Queued",
        ["Expired/None retry requested"] = "Pending/Queued",
        ["Aborted/None retry requested"] = "Pending/Queued",
        ["Timeout/None retry requested"] = "Pending/Queued",
    };

    public static TheoryData<string> EventNames => [.. Events.Keys];

    [Theory, MemberData(nameof(EventNames))]
    public void Event_does_in_every_state_what_is_listed_and_is_refused_otherwise(string happened)
    {
        foreach (var state in Enum.GetValues<TransactionState>())
        {
            foreach (var step in Enum.GetValues<TransactionStep>())
            {
                var place = $"{state}/{step} {happened}";
                Assert.Equal($"{place} = {Listed.GetValueOrDefault(place, "refused")}", $"{place} = {Outcome(state, step, Events[happened])}");
            }
        }
    }

    [Theory, MemberData(nameof(EventNames))]
    public void Deliver_before_that_has_passed_changes_nothing_but_the_end_of_a_transaction_that_would_be_tried_again(string happened)
    {
        foreach (var state in Enum.GetValues<TransactionState>())
        {
            foreach (var step in Enum.GetValues<TransactionStep>())
            {
                var place = $"{state}/{step} {happened}";
                var expected = place is "Pending/WaitingToRetry lifetime ended" or "Pending/WaitingToRetry lifetime ended after a try" or "Pending/Held lifetime ended after a try" or "Pending/Suspended group failed, not to be tried again" ? "Expired/None" : Listed.GetValueOrDefault(place, "refused");
                Assert.Equal($"{place} = {expected}", $"{place} = {Outcome(state, step, Events[happened], deliverBeforeGiven: true)}");
            }
        }
    }

    [Fact]
    public void Refusal_names_state_step_and_event()
    {
        var refused = Assert.Throws<TransitionRefusedException>(() => TransactionLifecycle.Next(TransactionState.Pending, TransactionStep.Suspended, new TransactionEvent.CancelRequested()));

        Assert.Equal("CancelRequested is not possible in pending/suspended", refused.Message);
    }

    [Theory]
    [InlineData(TransactionState.Pending, false)]
    [InlineData(TransactionState.Delivered, false)]
    [InlineData(TransactionState.Undeliverable, true)]
    [InlineData(TransactionState.Expired, true)]
    [InlineData(TransactionState.Cancelled, false)]
    [InlineData(TransactionState.Rejected, false)]
    [InlineData(TransactionState.Aborted, true)]
    [InlineData(TransactionState.Timeout, true)]
    public void Retry_is_for_what_network_handset_or_time_made_fail(TransactionState state, bool mayRetry)
    {
        Assert.Equal(mayRetry, TransactionLifecycle.MayRetry(state));
    }

    private static string Outcome(TransactionState state, TransactionStep step, TransactionEvent happened, bool deliverBeforeGiven = false)
    {
        try
        {
            var next = TransactionLifecycle.Next(state, step, happened, deliverBeforeGiven);
            return $"{next.State}/{next.Step}";
        }
        catch (TransitionRefusedException)
        {
            return "refused";
        }
    }

    private static SubmitAnswer Answer(SubmitOutcome outcome, FailureCause cause) =>
        new() { SubmissionId = 7, Outcome = outcome, Cause = cause, Report = new GroupReport { Link = "link", Segments = 1, Attempts = [] } };
}
