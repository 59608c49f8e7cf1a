using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Tests.Simulator;

/// <summary>What a handset makes of what it has received.</summary>
public sealed class HandsetBehaviourTests : IDisposable
{
    private const string Settings = """
        <wap-provisioningdoc version="1.0">
          <characteristic type="APPLICATION">
            <parm name="APPID" value="w4"/>
            <parm name="ADDR" value="http://mmsc.example/send"/>
          </characteristic>
        </wap-provisioningdoc>
        """;

    private static readonly ServiceIndication Mail = new() { Text = "4 messages", Href = "http://pi.example/mail", SiId = "mail@pi.example" };

    private readonly NetworkUnderTest _air = new();

    private DateTimeOffset Now => _air.Clock.GetUtcNow();

    public void Dispose() => _air.Dispose();

    [Fact]
    public void Newer_indication_takes_the_place_of_the_one_with_its_si_id()
    {
        Receive(Mail with { Created = Now.AddHours(-2) });
        Receive(Mail with { Created = Now.AddHours(-1), Text = "5 messages" });
        Receive(Mail with { Created = Now.AddHours(-1), SiId = "another" });

        Assert.Equal([(InboxPlace.Replaced, InboxReason.None), (InboxPlace.Shown, InboxReason.None), (InboxPlace.Shown, InboxReason.None)], Places());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void Indication_that_is_not_newer_is_dropped(int minutes)
    {
        var created = Now;
        Receive(Mail with { Created = created });
        Receive(Mail with { Created = created.AddMinutes(minutes) });

        Assert.Equal([(InboxPlace.Shown, InboxReason.None), (InboxPlace.Dropped, InboxReason.NotNewer)], Places());
    }

    [Fact]
    public void Indications_that_do_not_say_when_they_were_created_stand_beside_each_other()
    {
        Receive(Mail);
        Receive(Mail);
        Receive(Mail with { Created = Now });

        Assert.All(Places(), place => Assert.Equal((InboxPlace.Shown, InboxReason.None), place));
    }

    [Fact]
    public void Indication_without_si_id_is_known_by_its_href()
    {
        Receive(Mail with { SiId = null, Created = Now.AddHours(-2) });
        Receive(Mail with { SiId = Mail.Href, Created = Now.AddHours(-1) });

        Assert.Equal(InboxPlace.Replaced, _air.Handset.Inbox()[0].Place);
    }

    [Fact]
    public void Delete_removes_those_with_its_si_id_and_is_not_shown_itself()
    {
        Receive(Mail);
        Receive(Mail with { SiId = "another" });
        Receive(Mail with { Action = SignalAction.Delete });
        Receive(Mail);

        Assert.Equal(
            [(InboxPlace.Deleted, InboxReason.None), (InboxPlace.Shown, InboxReason.None), (InboxPlace.Silent, InboxReason.Deletes), (InboxPlace.Shown, InboxReason.None)],
            Places());
    }

    [Fact]
    public void Indication_is_shown_until_it_expires_and_one_that_came_expired_is_dropped()
    {
        Receive(Mail with { Expires = Now });
        Receive(Mail with { Expires = Now.AddMinutes(10) });
        Assert.Equal([(InboxPlace.Dropped, InboxReason.CameExpired), (InboxPlace.Shown, InboxReason.None)], Places());

        _air.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(InboxPlace.Expired, _air.Handset.Inbox()[1].Place);
    }

    [Theory]
    [InlineData(null, InboxPlace.Shown, InboxReason.None)]
    [InlineData(SignalAction.None, InboxPlace.Silent, InboxReason.SignalNone)]
    [InlineData(SignalAction.Low, InboxPlace.Shown, InboxReason.None)]
    [InlineData(SignalAction.Medium, InboxPlace.Shown, InboxReason.None)]
    [InlineData(SignalAction.High, InboxPlace.Shown, InboxReason.None)]
    public void Action_says_whether_an_indication_is_shown(SignalAction? action, InboxPlace place, InboxReason reason)
    {
        Receive(Mail with { Action = action });

        Assert.Equal([(place, reason)], Places());
        Assert.False(_air.Handset.Inbox()[0].ActsByItself);
    }

    [Theory]
    [InlineData(LoadingAction.ExecuteLow, InboxPlace.Shown, InboxReason.None)]
    [InlineData(LoadingAction.ExecuteHigh, InboxPlace.Shown, InboxReason.None)]
    [InlineData(LoadingAction.Cache, InboxPlace.Silent, InboxReason.Cache)]
    public void Service_loads_by_itself(LoadingAction action, InboxPlace place, InboxReason reason)
    {
        Receive(new ServiceLoading { Href = "http://pi.example/", Action = action });

        Assert.Equal([(place, reason)], Places());
        Assert.True(_air.Handset.Inbox()[0].ActsByItself);
    }

    [Fact]
    public void Notification_of_the_same_transaction_is_dropped()
    {
        _air.Deliver(CapturedPushes.SingleSegment, 1);
        _air.Deliver(CapturedPushes.SingleSegment, 1);

        Assert.Equal([(InboxPlace.Shown, InboxReason.None), (InboxPlace.Dropped, InboxReason.SameTransaction)], Places());
        Assert.Equal([true, false], _air.Handset.Inbox().Select(entry => entry.ActsByItself));
    }

    [Theory]
    [InlineData("application/vnd.omaloc-supl-init", "x-oma-application:ulp.ua", InboxPlace.Silent, InboxReason.OtherApplication)]
    [InlineData("text/plain", "0x9001", InboxPlace.Silent, InboxReason.OtherApplication)]
    [InlineData("text/plain", PushApplicationId.MmsUserAgent, InboxPlace.Silent, InboxReason.OtherApplication)]
    [InlineData("text/plain", null, InboxPlace.Shown, InboxReason.None)]
    [InlineData("text/plain", "x-wap-application:*", InboxPlace.Shown, InboxReason.None)]
    [InlineData("application/x-unheard-of", null, InboxPlace.Dropped, InboxReason.UnknownType)]
    [InlineData("application/vnd.wap.sic", null, InboxPlace.Dropped, InboxReason.Unreadable)]
    public void What_has_no_screen_is_taken_in_silence_and_what_is_not_understood_is_dropped(string type, string? application, InboxPlace place, InboxReason reason)
    {
        Receive(SentPush.Of(type, "Hello"u8, application));

        Assert.Equal([(place, reason)], Places());
    }

    [Fact]
    public void Octets_at_the_push_port_that_are_no_push_are_dropped_and_those_for_other_ports_are_not_shown()
    {
        _air.Deliver([(Convert.FromHexString("0605040b8423f0"), [0xFF, 0xFF])], 1);
        _air.Deliver([(Convert.FromHexString("06050415810000"), [0x2B])], 1);

        Assert.Equal([(InboxPlace.Dropped, InboxReason.NoPush), (InboxPlace.Silent, InboxReason.OtherPort)], Places());
    }

    [Fact]
    public void Settings_are_installed_with_the_right_pin_and_name_the_mmsc()
    {
        Receive(new Provisioning { Xml = Settings, Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } });
        Assert.Equal(new SettingsState(SettingsStanding.AwaitsPin, 3), _air.Handset.Inbox()[0].Settings);

        Assert.Equal(PinOutcome.Wrong, _air.Handset.Install(1, "4321"));
        Assert.Equal((2, null), (_air.Handset.Inbox()[0].Settings!.TriesLeft, _air.Handset.MmscUrl));
        Assert.Equal(PinOutcome.Installed, _air.Handset.Install(1, "1234"));

        Assert.Equal((SettingsStanding.Installed, "http://mmsc.example/send"), (_air.Handset.Inbox()[0].Settings!.Standing, _air.Handset.MmscUrl));
        Assert.Equal(PinOutcome.NothingToDo, _air.Handset.Install(1, "1234"));
    }

    [Fact]
    public void Settings_are_gone_when_the_pin_was_wrong_three_times()
    {
        Receive(new Provisioning { Xml = Settings, Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } });

        Assert.Equal([PinOutcome.Wrong, PinOutcome.Wrong, PinOutcome.Discarded, PinOutcome.NothingToDo], ((string[])["", "no digits", "12345", "1234"]).Select(pin => _air.Handset.Install(1, pin)));

        Assert.Equal([(InboxPlace.Dropped, InboxReason.WrongPin)], Places());
        Assert.Null(_air.Handset.MmscUrl);
    }

    [Theory]
    [InlineData("1234507652", PinOutcome.Installed)]
    [InlineData("1234507653", PinOutcome.Wrong)]
    [InlineData("12345", PinOutcome.Wrong)]
    public void Pin_that_bears_the_mac_is_checked_too(string pin, PinOutcome outcome)
    {
        // The document and its PIN are those of the tests of the encoder, computed outside.
        Receive(new Provisioning { Xml = Protocols.Wbxml.WbxmlVectors.Find("WBXML-PROV-005").Xml, Security = new() { Method = SecurityMethod.UserPinMac } });

        Assert.Equal(outcome, _air.Handset.Install(1, pin));
    }

    [Theory]
    [InlineData("234101234567890", InboxPlace.Shown)]
    [InlineData("234101234567891", InboxPlace.Dropped)]
    [InlineData("", InboxPlace.Dropped)]
    public void Settings_under_the_networks_secret_are_offered_when_it_proves_them(string imsi, InboxPlace place)
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { Imsi = imsi });
        Receive(new Provisioning { Xml = Settings, Security = new() { Method = SecurityMethod.NetworkPin, Imsi = "234101234567890" } });

        Assert.Equal(place, _air.Handset.Inbox()[0].Place);
        Assert.Equal(place == InboxPlace.Shown ? PinOutcome.Installed : PinOutcome.NothingToDo, _air.Handset.Install(1, ""));
    }

    [Fact]
    public void Settings_under_a_method_that_is_none_are_dropped()
    {
        var body = ContentEncoder.Encode(new Provisioning { Xml = Settings }, Now).Body;
        Receive(SentPush.Of("application/vnd.wap.connectivity-wbxml; sec=9", body.Span));

        Assert.Equal([(InboxPlace.Dropped, InboxReason.NotProven)], Places());
    }

    [Fact]
    public void Settings_without_protection_ask_for_consent()
    {
        Receive(new Provisioning { Xml = Settings });

        Assert.Equal(SettingsStanding.AwaitsConsent, _air.Handset.Inbox()[0].Settings!.Standing);
        Assert.Equal(PinOutcome.Installed, _air.Handset.Install(1, ""));
    }

    [Theory]
    [InlineData("ports-first", InboxReason.None, InboxReason.ElementOrder)]
    [InlineData("concatenation-first", InboxReason.ElementOrder, InboxReason.None)]
    [InlineData("no-string-tables", InboxReason.StringTable, InboxReason.None)]
    [InlineData("numbered-types", InboxReason.None, InboxReason.TextualType)]
    [InlineData("named-application", InboxReason.None, InboxReason.None)]
    public void Less_tolerant_handset_drops_captured_pushes_that_others_show(string deviation, InboxReason indication, InboxReason notification)
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { Deviations = [deviation] });
        foreach (var push in ((byte[], byte[])[][])[CapturedPushes.ServiceIndication, CapturedPushes.MmsNotification])
        {
            _air.Deliver(push, 1);
            Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(push, 2).Kind);
        }

        Assert.Equal([indication, notification], _air.Handset.Inbox().Select(entry => entry.Reason));
        Assert.All(_air.Handset.Inbox(), entry => Assert.Equal(entry.Reason == InboxReason.None ? InboxPlace.Shown : InboxPlace.Dropped, entry.Place));
        _air.Handsets.Change(_air.Handset, new HandsetChange { Profile = HandsetProfiles.Standard });
        Assert.All(Places(), place => Assert.Equal((InboxPlace.Shown, InboxReason.None), place));
    }

    [Fact]
    public void Notification_that_names_no_application_is_dropped_where_one_has_to_be_named()
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { Profile = "strict" });
        var body = ContentEncoder.Encode(new MmsNotification { TransactionId = "T1", ContentLocation = "http://mmsc.example/1", MessageSize = 1, ExpirySeconds = 60 }, Now).Body;

        Receive(SentPush.Of("application/vnd.wap.mms-message", body.Span));

        Assert.Equal([(InboxPlace.Dropped, InboxReason.NoApplication)], Places());
    }

    [Theory]
    [InlineData(0x00, 0x04, InboxReason.None)]
    [InlineData(0x00, 0xF5, InboxReason.None)]
    [InlineData(0x00, 0x06, InboxReason.DataCoding)]
    [InlineData(0x00, 0xF6, InboxReason.DataCoding)]
    [InlineData(0x39, 0x04, InboxReason.ProtocolId)]
    public void Strict_handset_takes_one_protocol_id_and_two_data_codings(byte protocolId, byte dataCoding, InboxReason reason)
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { Profile = "strict" });
        _air.Send(SentPush.Of(Mail), 1, form: PushRequest.WapPush with { ProtocolId = protocolId, DataCoding = dataCoding });
        _air.After(1_000);

        Assert.Equal(reason, _air.Handset.Inbox()[0].Reason);
    }

    [Fact]
    public void Handset_that_is_switched_off_is_absent_and_alerts_when_it_is_back()
    {
        var back = new List<string>();
        _air.Handsets.HandsetAvailable += back.Add;
        _air.Handsets.Change(_air.Handset, new HandsetChange { RadioOff = true });
        Assert.Equal(SegmentAnswerKind.HandsetAway, _air.Deliver(SentPush.Of(Mail), 1).Kind);
        _air.Handsets.Change(_air.Handset, new HandsetChange { Absent = true });
        _air.Handsets.Change(_air.Handset, new HandsetChange { RadioOff = false });
        Assert.Empty(back);

        _air.Handsets.Change(_air.Handset, new HandsetChange { Absent = false });

        Assert.Equal([NetworkUnderTest.Recipient], back);
    }

    [Fact]
    public void Only_what_may_act_is_told_of_when_it_arrives()
    {
        var told = new List<long>();
        _air.Handsets.Arrived += (_, number) => told.Add(number);
        Receive(Mail);
        Receive(new ServiceLoading { Href = "http://pi.example/" });
        _air.Deliver(CapturedPushes.ServiceIndication, 1);
        _air.Deliver(CapturedPushes.ServiceIndication, 2);
        _air.Deliver(CapturedPushes.SingleSegment, 1);
        _air.Handsets.Change(_air.Handset, new HandsetChange { Automatic = false });
        Receive(new ServiceLoading { Href = "http://pi.example/" });

        Assert.Equal([2, 4], told);
    }

    private void Receive(PushContent content) => Receive(SentPush.Of(content));

    private void Receive((byte[] Header, byte[] Data)[] push) => Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(push, 1).Kind);

    private IEnumerable<(InboxPlace, InboxReason)> Places() => _air.Handset.Inbox().Select(entry => (entry.Place, entry.Reason));
}
