using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatorEndpointsTests : IAsyncLifetime
{
    private SimulatorHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SimulatorHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_network_is_shown_with_all_its_settings()
    {
        var network = await _host.GetAsync("network");

        Assert.Equal(
            """{"seed":1,"segmentMilliseconds":10,"jitterMilliseconds":0,"lossRate":0,"temporaryErrorRate":0,"congestion":0,"fail":[]}""",
            network.GetRawText());
    }

    [Fact]
    public async Task A_network_change_merges_and_answers_the_settings_in_force()
    {
        await _host.PutAsync("network", """{"lossRate": 0.5, "fail": [{"recipient": "8613800000003", "segment": 2, "times": 1, "answer": "permanent"}]}""");
        var response = await _host.PutAsync("network", """{"seed": 42, "segmentMilliseconds": 0}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"seed":42,"segmentMilliseconds":0,"jitterMilliseconds":0,"lossRate":0.5,"temporaryErrorRate":0,"congestion":0,"fail":[{"recipient":"+8613800000003","segment":2,"times":1,"answer":"permanent"}]}""",
            (await SimulatorHost.ReadAsync(response)).GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"lossRate": 1.5}""", "/lossRate")]
    [InlineData("""{"lossRate": "much"}""", "/lossRate")]
    [InlineData("""{"lossRate": null}""", "/lossRate")]
    [InlineData("""{"temporaryErrorRate": -0.1}""", "/temporaryErrorRate")]
    [InlineData("""{"congestion": 2}""", "/congestion")]
    [InlineData("""{"seed": 1.5}""", "/seed")]
    [InlineData("""{"segmentMilliseconds": -1}""", "/segmentMilliseconds")]
    [InlineData("""{"jitterMilliseconds": true}""", "/jitterMilliseconds")]
    [InlineData("""{"lossrate": 0.1}""", "/lossrate")]
    [InlineData("""{"a/b": 1}""", "/a~1b")]
    [InlineData("""{"fail": {}}""", "/fail")]
    [InlineData("""{"fail": [1]}""", "/fail/0")]
    [InlineData("""{"fail": [{"segment": 1, "times": 1, "answer": "temporary"}, {"segment": 0, "times": 1, "answer": "temporary"}]}""", "/fail/1/segment")]
    [InlineData("""{"fail": [{"segment": 1, "answer": "temporary"}]}""", "/fail/0/times")]
    [InlineData("""{"fail": [{"segment": 1, "times": 1, "answer": "later"}]}""", "/fail/0/answer")]
    [InlineData("""{"fail": [{"segment": 1, "times": 1, "answer": "temporary", "recipient": "me"}]}""", "/fail/0/recipient")]
    [InlineData("""{"fail": [{"segment": 1, "times": 1, "answer": "temporary", "number": 1}]}""", "/fail/0/number")]
    public async Task A_network_setting_that_cannot_be_used_is_named_and_nothing_is_changed(string body, string pointer)
    {
        var before = (await _host.GetAsync("network")).GetRawText();
        var response = await _host.PutAsync("network", body);

        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, pointer);
        Assert.Equal(before, (await _host.GetAsync("network")).GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"seed": 1, "seed": 2}""")]
    [InlineData("""{"\ud800": 1}""")]
    public async Task A_body_that_is_no_json_object_is_refused(string body)
    {
        var response = await _host.PutAsync("network", body);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task All_wrong_settings_are_named_at_once()
    {
        var response = await _host.PutAsync("network", """{"lossRate": 7, "seed": "x", "other": 1}""");

        var errors = (await SimulatorHost.ReadAsync(response)).GetProperty("errors");
        Assert.Equal(["/lossRate", "/other", "/seed"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_handsets_are_listed_by_number()
    {
        var handsets = (await _host.GetAsync("handsets")).EnumerateArray().ToList();

        Assert.Equal(20, handsets.Count);
        Assert.Equal("+8613800000020", handsets[19].GetProperty("msisdn").GetString());
        Assert.Equal("127.0.10.20", handsets[19].GetProperty("address").GetString());
        Assert.Equal(
            ["msisdn", "absent", "radioOff", "memoryFull", "reassemblySeconds", "automatic", "mmscUrl", "imsi", "profile", "deviations", "address", "messages"],
            handsets[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_handset_is_made_less_tolerant_by_a_profile_and_single_deviations()
    {
        var changed = await SimulatorHost.ReadAsync(await _host.PutAsync("handsets/+8613800000001", """{"profile": "strict", "deviations": ["no-string-tables"], "radioOff": true, "automatic": false, "imsi": "460001234567890", "mmscUrl": "http://mmsc.example/"}"""));

        Assert.Equal(["plain-protocol-id", "plain-data-coding", "no-string-tables", "named-application"], changed.GetProperty("deviations").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal((null, true, false), (changed.GetProperty("profile").GetString(), changed.GetProperty("radioOff").GetBoolean(), changed.GetProperty("automatic").GetBoolean()));
        Assert.Equal(("460001234567890", "http://mmsc.example/"), (changed.GetProperty("imsi").GetString(), changed.GetProperty("mmscUrl").GetString()));
        changed = await SimulatorHost.ReadAsync(await _host.PutAsync("handsets/+8613800000001", """{"profile": "standard", "imsi": "", "mmscUrl": ""}"""));
        Assert.Equal(("standard", 0, null, null), (changed.GetProperty("profile").GetString(), changed.GetProperty("deviations").GetArrayLength(), changed.GetProperty("imsi").GetString(), changed.GetProperty("mmscUrl").GetString()));
    }

    [Theory]
    [InlineData("""{"profile": "nokia"}""", "/profile")]
    [InlineData("""{"deviations": ["rude"]}""", "/deviations")]
    [InlineData("""{"imsi": "46000x"}""", "/imsi")]
    [InlineData("""{"mmscUrl": "ftp://mmsc.example/"}""", "/mmscUrl")]
    public async Task A_handset_setting_that_cannot_be_used_is_refused_by_its_name(string body, string pointer)
    {
        var response = await _host.PutAsync("handsets/+8613800000001", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.True((await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(pointer, out _));
    }

    [Fact]
    public async Task The_test_recipients_are_listed_with_what_each_does_and_are_no_handsets_that_were_made()
    {
        var recipients = (await _host.GetAsync("test-recipients")).EnumerateArray().ToList();

        Assert.Equal(
            ["delivered", "delivered-late", "refused", "absent", "unknown-subscriber", "memory-full", "flapping", "no-answer"],
            recipients.Select(test => test.GetProperty("outcome").GetString()));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"+9990000000{number}"), recipients.Select(test => test.GetProperty("msisdn").GetString()));
        Assert.All(recipients, test => Assert.NotEmpty(test.GetProperty("does").GetString()!));
        Assert.Equal(20, (await _host.GetAsync("handsets")).GetArrayLength());
    }

    [Fact]
    public async Task A_test_recipient_has_an_address_and_an_inbox_and_cannot_be_changed()
    {
        Assert.Equal("127.0.9.1", (await _host.GetAsync("handsets/+99900000001")).GetProperty("address").GetString());
        Assert.Equal("[]", (await _host.GetAsync("handsets/+99900000001/inbox")).GetRawText());
        Assert.True((await _host.GetAsync("handsets/+99900000004")).GetProperty("absent").GetBoolean());

        await AssertProblemAsync(await _host.PutAsync("handsets/99900000004", """{"absent": false}"""), HttpStatusCode.Conflict);
        await AssertProblemAsync(await _host.PutAsync("handsets/99900000005", "{}"), HttpStatusCode.Conflict);
        Assert.True((await _host.GetAsync("handsets/+99900000004")).GetProperty("absent").GetBoolean());
    }

    [Theory]
    [InlineData("+8613800000004")]
    [InlineData("%2B8613800000004")]
    [InlineData("8613800000004")]
    public async Task A_number_may_come_with_or_without_its_plus_sign(string msisdn)
    {
        Assert.Equal("127.0.10.4", (await _host.GetAsync($"handsets/{msisdn}")).GetProperty("address").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _host.PutAsync($"handsets/{msisdn}", """{"absent": true}""")).StatusCode);
        var changed = (await _host.PutAsync($"handsets/{msisdn}", """{"reassemblySeconds": 7}"""));

        var handset = await SimulatorHost.ReadAsync(changed);
        Assert.True(handset.GetProperty("absent").GetBoolean());
        Assert.Equal(7, handset.GetProperty("reassemblySeconds").GetInt32());
    }

    [Fact]
    public async Task Putting_an_unknown_number_makes_a_handset()
    {
        var response = await _host.PutAsync("handsets/4917012345678", """{"memoryFull": true}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var handset = (await _host.GetAsync(response.Headers.Location!.OriginalString["/api/v1/simulator/".Length..]));
        Assert.Equal("+4917012345678", handset.GetProperty("msisdn").GetString());
        Assert.Equal("127.0.10.21", handset.GetProperty("address").GetString());
        Assert.True(handset.GetProperty("memoryFull").GetBoolean());
    }

    [Theory]
    [InlineData("handsets/+8613800000001", """{"absent": "yes"}""", "/absent")]
    [InlineData("handsets/+8613800000001", """{"memoryFull": 1}""", "/memoryFull")]
    [InlineData("handsets/+8613800000001", """{"reassemblySeconds": 0}""", "/reassemblySeconds")]
    [InlineData("handsets/+8613800000001", """{"address": "127.0.0.1"}""", "/address")]
    [InlineData("handsets/nobody", "{}", "msisdn")]
    public async Task A_handset_setting_that_cannot_be_used_is_named(string path, string body, string pointer) =>
        await AssertProblemAsync(await _host.PutAsync(path, body), HttpStatusCode.UnprocessableEntity, pointer);

    [Fact]
    public async Task A_change_that_cannot_be_used_makes_no_handset()
    {
        await _host.PutAsync("handsets/4917012345678", """{"absent": "yes"}""");

        Assert.Equal(20, (await _host.GetAsync("handsets")).GetArrayLength());
    }

    [Theory]
    [InlineData("GET", "handsets/+8613900000001")]
    [InlineData("GET", "handsets/nobody")]
    [InlineData("GET", "handsets/+8613900000001/inbox")]
    [InlineData("DELETE", "handsets/+8613900000001/inbox")]
    [InlineData("POST", "handsets/+8613900000001/open")]
    public async Task An_unknown_handset_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/simulator/" + path);
        request.Content = method == "POST" ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;

        await AssertProblemAsync(await _host.Client.SendAsync(request, TestContext.Current.CancellationToken), HttpStatusCode.NotFound);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_inbox_shows_the_decoded_push_and_can_be_emptied()
    {
        await DeliverAsync(CapturedPushes.MmsNotification);

        var message = Assert.Single((await _host.GetAsync("handsets/+8613800000001/inbox")).EnumerateArray());
        Assert.Equal(
            ["number", "place", "reason", "receivedAt", "contentType", "applicationId", "content", "segments", "opened", "settings"],
            message.EnumerateObject().Select(member => member.Name));
        Assert.EndsWith("Z", message.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal("application/vnd.wap.mms-message", message.GetProperty("contentType").GetString());
        Assert.Equal(("shown", "none"), (message.GetProperty("place").GetString(), message.GetProperty("reason").GetString()));
        Assert.Equal(2, message.GetProperty("segments").GetInt32());
        Assert.Equal(1, (await _host.GetAsync("handsets/8613800000001")).GetProperty("messages").GetInt32());

        var cleared = await _host.Client.DeleteAsync("/api/v1/simulator/handsets/8613800000001/inbox", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Equal("[]", (await _host.GetAsync("handsets/8613800000001/inbox")).GetRawText());
    }

    private async Task DeliverAsync((byte[] Header, byte[] Data)[] push)
    {
        var link = _host.Services.GetRequiredService<IHandsetLink>();
        for (var segment = 1; segment <= push.Length; segment++)
        {
            link.Send(new SegmentDelivery
            {
                GroupId = 1,
                Segment = segment,
                Segments = push.Length,
                Attempt = 1,
                Recipient = "+8613800000001",
                Form = PushRequest.WapPush,
                Until = DateTimeOffset.MaxValue,
                UserDataHeader = push[segment - 1].Header,
                UserData = push[segment - 1].Data,
            });
            await _host.Answers.NextAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string? pointer = null)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await SimulatorHost.ReadAsync(response);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        if (pointer is not null)
        {
            Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.Name == pointer);
        }
    }
}
