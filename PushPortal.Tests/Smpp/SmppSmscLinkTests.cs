using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>The PPG's way to an SMSC in another process.</summary>
public sealed class SmppSmscLinkTests
{
    [Fact]
    public async Task Push_goes_whole_with_ports_ids_priority_and_validity_in_one_pdu()
    {
        await using var running = await RunningSmscLink.StartAsync();
        var datagram = new byte[1000];

        running.Link.Submit(RunningSmscLink.Push(0x0102030405060708, priority: Priority.High, datagram: datagram));
        var pdu = (await running.Upstream.SubmitAsync()).Pdu;

        Assert.Equal((MessagingMode.Transaction, false, (byte)2), (pdu.EsmClass.Mode, pdu.EsmClass.HasUserDataHeader, pdu.PriorityFlag));
        Assert.Equal(datagram, pdu.Tlvs.MessagePayload!.Value.ToArray());
        Assert.Equal(((ushort?)2948, (ushort?)9200), (pdu.Tlvs.DestinationPort, pdu.Tlvs.SourcePort));
        Assert.Equal("0102030405060708", Convert.ToHexString(pdu.Tlvs.Find(VendorTlvs.SubmissionId)!.Value.Span));
        Assert.Equal("0102030405060AF0", Convert.ToHexString(pdu.Tlvs.Find(VendorTlvs.TransactionId)!.Value.Span));
        Assert.EndsWith("000R", pdu.ValidityPeriod, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_with_other_elements_goes_with_a_header_of_its_own()
    {
        await using var running = await RunningSmscLink.StartAsync();
        var form = new ShortMessageForm { Ports = new ApplicationPorts(2948, 9200), Elements = Convert.FromHexString("2401AA"), DataCoding = 0xF5, ProtocolId = 0x7F };

        running.Link.Submit(RunningSmscLink.Push(1, form));
        var pdu = (await running.Upstream.SubmitAsync()).Pdu;

        Assert.Equal("0905040B8423F02401AA01060007", Convert.ToHexString(pdu.Tlvs.MessagePayload!.Value.Span));
        Assert.Equal((true, (byte)0xF5, (byte)0x7F), (pdu.EsmClass.HasUserDataHeader, pdu.DataCoding, pdu.ProtocolId));
        Assert.Null(pdu.Tlvs.DestinationPort);
    }

    [Fact]
    public async Task Responses_in_any_order_answer_their_own_submissions_once()
    {
        await using var running = await RunningSmscLink.StartAsync();
        running.Link.Submit(RunningSmscLink.Push(1));
        running.Link.Submit(RunningSmscLink.Push(2));
        var (first, second) = (await running.Upstream.SubmitAsync(), await running.Upstream.SubmitAsync());

        second.Answer(CommandStatus.DeliveryFailed, Tlv.OfByte(TlvTag.DeliveryFailureReason, 1));
        var failed = await running.Answers.NextAsync();
        second.Accept();
        first.Accept("2", new Tlv(VendorTlvs.Report, Encoding.UTF8.GetBytes("""{"link":"simulator","reference":7,"segments":2,"attempts":[{"segment":1,"answer":1}]}""")));
        var delivered = await running.Answers.NextAsync();

        Assert.Equal((2, SubmitOutcome.PermanentFailure, FailureCause.NumberRefused), (failed.SubmissionId, failed.Outcome, failed.Cause));
        Assert.Empty(failed.Report.Attempts);
        Assert.Equal((1, SubmitOutcome.Delivered, "simulator", 7), (delivered.SubmissionId, delivered.Outcome, delivered.Report.Link, delivered.Report.Reference));
        Assert.Equal(SegmentAnswerKind.Delivered, Assert.Single(delivered.Report.Attempts).Answer);
        Assert.Equal((0, 0), (running.Answers.Count, running.Link.Open));
    }

    [Theory]
    [InlineData(0, 27, FailureCause.AbsentSubscriber)]
    [InlineData(3, 22, FailureCause.MemoryFull)]
    [InlineData(3, 0, FailureCause.TemporaryNetworkError)]
    public async Task Failure_for_the_moment_says_what_the_network_said(byte reason, ushort error, FailureCause cause)
    {
        await using var running = await RunningSmscLink.StartAsync();

        running.Link.Submit(RunningSmscLink.Push(1));
        (await running.Upstream.SubmitAsync()).Answer(
            CommandStatus.DeliveryFailed, Tlv.OfByte(TlvTag.DeliveryFailureReason, reason), Tlv.Of(new NetworkErrorCode(NetworkErrorCode.Gsm, error)), Tlv.OfByte(VendorTlvs.Flags, 1));
        var answer = await running.Answers.NextAsync();

        Assert.Equal((SubmitOutcome.TemporaryFailure, cause, true), (answer.Outcome, answer.Cause, answer.Report.PossibleDuplicate));
    }

    [Theory]
    [InlineData("030D", SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded)]
    [InlineData("020C", SubmitOutcome.TemporaryFailure, FailureCause.WindowClosed)]
    [InlineData("0304", SubmitOutcome.PermanentFailure, FailureCause.UnknownSubscriber)]
    [InlineData("010D", SubmitOutcome.TemporaryFailure, FailureCause.TemporaryNetworkError)] // "delivered" is said by the status alone
    [InlineData("0300", SubmitOutcome.TemporaryFailure, FailureCause.TemporaryNetworkError)]
    [InlineData("03FF", SubmitOutcome.TemporaryFailure, FailureCause.TemporaryNetworkError)] // a cause of a later version
    [InlineData("03", SubmitOutcome.TemporaryFailure, FailureCause.TemporaryNetworkError)]
    public async Task Failure_in_the_smscs_own_words_goes_before_smpps(string words, SubmitOutcome outcome, FailureCause cause)
    {
        await using var running = await RunningSmscLink.StartAsync();

        running.Link.Submit(RunningSmscLink.Push(1));
        (await running.Upstream.SubmitAsync()).Answer(
            CommandStatus.DeliveryFailed, Tlv.OfByte(TlvTag.DeliveryFailureReason, (byte)DeliveryFailureReason.TemporaryNetworkError), new Tlv(VendorTlvs.Outcome, Convert.FromHexString(words)));
        var answer = await running.Answers.NextAsync();

        Assert.Equal((outcome, cause), (answer.Outcome, answer.Cause));
    }

    [Fact]
    public async Task Smsc_at_fault_has_not_answered_and_is_asked_again_under_the_same_id()
    {
        await using var running = await RunningSmscLink.StartAsync();
        running.Link.Submit(RunningSmscLink.Push(1));

        (await running.Upstream.SubmitAsync()).Answer(CommandStatus.SystemError);
        var again = await running.Upstream.SubmitAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(("0000000000000001", 0, 1), (Id(again), running.Answers.Count, running.Link.Open));
        again.Accept();
        Assert.Equal(SubmitOutcome.Delivered, (await running.Answers.NextAsync()).Outcome);
    }

    [Fact]
    public async Task Lost_session_answers_nothing_and_everything_open_goes_again_under_its_id()
    {
        await using var running = await RunningSmscLink.StartAsync(options => options.Window = 2);
        running.Link.Submit(RunningSmscLink.Push(1));
        running.Link.Submit(RunningSmscLink.Push(2));
        await running.Upstream.SubmitAsync();

        (await running.Upstream.SubmitAsync()).Session.Drop();
        ReceivedSubmit[] again = [await running.Upstream.SubmitAsync(), await running.Upstream.SubmitAsync()];

        Assert.Equal(["0000000000000001", "0000000000000002"], again.Select(Id).Order());
        Assert.Equal((0, 2), (running.Answers.Count, running.Link.Open));
        Array.ForEach(again, submit => submit.Accept());
        long[] answered = [(await running.Answers.NextAsync()).SubmissionId, (await running.Answers.NextAsync()).SubmissionId];
        Assert.Equal([1, 2], answered.Order());
    }

    [Fact]
    public async Task What_is_not_kept_of_a_lost_session_is_handed_over_again_by_the_ppg_and_sent_once()
    {
        const int Kept = 2;
        await using var running = await RunningSmscLink.StartAsync(options => options.Window = 5, mostBodies: Kept);
        var lost = new ConcurrentQueue<long>();
        running.Answers.WhenLost = ids =>
        {
            foreach (var id in ids)
            {
                lost.Enqueue(id);
                running.Link.Submit(RunningSmscLink.Push(id) with { Resubmitted = true });
            }
        };
        for (var id = 1; id <= 5; id++)
        {
            running.Link.Submit(RunningSmscLink.Push(id));
        }

        await TakeAsync(running, 4);
        (await running.Upstream.SubmitAsync()).Session.Drop();
        var again = new List<ReceivedSubmit>();
        while (again.Count < 5)
        {
            again.Add(await running.Upstream.SubmitAsync());
        }

        Assert.Equal([1, 2, 3, 4, 5], again.Select(submit => long.Parse(Id(submit), CultureInfo.InvariantCulture)).Order());
        Assert.Equal((5 - Kept, 0, 5), (lost.Distinct().Count(), running.Answers.Count, running.Link.Open));
        again.ForEach(submit => submit.Accept());
        await Eventually.GetAsync(() => running.Link.Open, open => open == 0, "the answers");
        Assert.Equal(5, running.Answers.Count);
    }

    [Fact]
    public async Task Submission_handed_over_again_while_it_is_open_is_not_sent_twice()
    {
        await using var running = await RunningSmscLink.StartAsync();
        running.Link.Submit(RunningSmscLink.Push(1));
        var submit = await running.Upstream.SubmitAsync();

        running.Link.Submit(RunningSmscLink.Push(1) with { Resubmitted = true });
        running.Link.Submit(RunningSmscLink.Push(2));

        Assert.Equal("0000000000000002", Id(await running.Upstream.SubmitAsync()));
        submit.Accept();
        Assert.Equal(1, (await running.Answers.NextAsync()).SubmissionId);
    }

    [Fact]
    public async Task Throttled_submission_goes_again_later_and_was_not_answered()
    {
        await using var running = await RunningSmscLink.StartAsync();
        running.Link.Submit(RunningSmscLink.Push(1));

        (await running.Upstream.SubmitAsync()).Answer(CommandStatus.Throttled);
        var again = await running.Upstream.SubmitAsync();

        Assert.Equal(("0000000000000001", 0), (Id(again), running.Answers.Count));
        again.Accept();
        Assert.Equal(SubmitOutcome.Delivered, (await running.Answers.NextAsync()).Outcome);
        Assert.True(await running.RoomAsync() > 0);
    }

    [Fact]
    public async Task Submission_without_a_response_is_free_to_be_handed_over_again()
    {
        await using var running = await RunningSmscLink.StartAsync(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(100));
        running.Link.Submit(RunningSmscLink.Push(1));
        await running.Upstream.SubmitAsync();

        await Eventually.GetAsync(() => running.Link.Open, open => open == 0, "the end of patience");
        running.Link.Submit(RunningSmscLink.Push(1) with { Resubmitted = true });

        Assert.Equal(("0000000000000001", 0), (Id(await running.Upstream.SubmitAsync()), running.Answers.Count));
    }

    [Fact]
    public async Task There_is_no_room_without_a_bound_session_and_what_waits_goes_window_by_window()
    {
        await using var running = await RunningSmscLink.StartAsync(options => options.Window = 1);
        running.Link.Submit(RunningSmscLink.Push(1));
        running.Link.Submit(RunningSmscLink.Push(2));
        var first = await running.Upstream.SubmitAsync();
        var full = running.Link.Room;

        first.Accept();
        var second = await running.Upstream.SubmitAsync();
        running.Upstream.BindAnswer = _ => CommandStatus.InvalidPassword;
        second.Session.Drop();
        await Eventually.GetAsync(() => running.Link.Trouble ?? "", trouble => trouble.Contains("ESME_RINVPASWD", StringComparison.Ordinal), "the refusal");

        Assert.Equal((0, 0, 1), (full, running.Link.Room, running.Link.Open));
    }

    [Fact]
    public async Task Lifetime_that_ended_before_anything_was_sent_is_the_answer_and_what_was_sent_is_asked_for()
    {
        await using var running = await RunningSmscLink.StartAsync();
        var ended = TimeProvider.System.GetUtcNow().AddSeconds(-1);

        running.Link.Submit(RunningSmscLink.Push(1, expiresAt: ended));
        running.Link.Submit(RunningSmscLink.Push(2, expiresAt: ended) with { Resubmitted = true });
        running.Link.Submit(RunningSmscLink.Push(3, expiresAt: ended.AddMinutes(-2)) with { Resubmitted = true });
        var asked = await running.Upstream.SubmitAsync();
        var answer = await running.Answers.NextAsync();

        Assert.Equal((1, SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded), (answer.SubmissionId, answer.Outcome, answer.Cause));
        Assert.Equal(("0000000000000002", "000000000001000R"), (Id(asked), asked.Pdu.ValidityPeriod));
        Assert.Equal((0, 1), (running.Answers.Count, running.Link.Open));
    }

    [Fact]
    public async Task Hundred_thousand_suspended_at_a_silent_smsc_take_no_thread_and_few_bodies_are_kept_of_them()
    {
        const int Pushes = 100_000;
        const int Kept = 1_000;
        await using var running = await RunningSmscLink.StartAsync(options => options.Window = Pushes, mostBodies: Kept);
        var form = ShortMessageForm.Between(2948, 9200);
        var threads = Threads();
        var bodies = new List<WeakReference>(Pushes);

        for (var id = 1; id <= Pushes; id++)
        {
            bodies.Add(Submit(running, id, form));
            if (id % 1000 == 0)
            {
                await TakeAsync(running, 1000);
            }
        }

        Assert.Equal((Pushes, 0), (running.Link.Open, running.Link.Room));
        Assert.InRange(Threads(), 0, threads + 16);
        GC.Collect();
        Assert.InRange(bodies.Count(body => body.IsAlive), Kept, Kept + 10);
    }

    private static WeakReference Submit(RunningSmscLink running, long id, ShortMessageForm form)
    {
        var body = RunningSmscLink.Push(id, form, datagram: new byte[200]);
        running.Link.Submit(body);
        return new WeakReference(body);
    }

    private static async Task TakeAsync(RunningSmscLink running, int count)
    {
        for (var taken = 0; taken < count; taken++)
        {
            await running.Upstream.SubmitAsync();
        }
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static string Id(ReceivedSubmit submit) => Convert.ToHexString(submit.Pdu.Tlvs.Find(VendorTlvs.SubmissionId)!.Value.Span);
}
