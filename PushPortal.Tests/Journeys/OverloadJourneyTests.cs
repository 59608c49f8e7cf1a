using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>A gateway that has as much in hand as it can answer soon: every door turns away what is too much in its own words, and is open again afterwards.</summary>
public sealed class OverloadJourneyTests(OverloadJourneyTests.SmallGateway own) : IClassFixture<OverloadJourneyTests.SmallGateway>
{
    private const int Places = 8;

    private GatewayHost Gateway => own.Host;

    private SubmissionGate Gate => Gateway.Services.GetRequiredService<SubmissionGate>();

    [Fact]
    public async Task Rest_answers_429_with_a_time_to_wait_and_takes_high_priority_still()
    {
        var held = Hold(Places - 1);

        var refused = (await PostAsync("medium")).Must(HttpStatusCode.TooManyRequests);
        (await PostAsync("high")).Must(HttpStatusCode.Accepted);
        held.ForEach(place => place.Dispose());
        (await PostAsync("medium")).Must(HttpStatusCode.Accepted);

        Assert.Equal(("application/problem+json", "overloaded", TimeSpan.FromSeconds(1)), (refused.MediaType, refused["code"], refused.Headers.RetryAfter?.Delta));
    }

    [Fact]
    public async Task Pap_answers_4001_and_the_push_id_can_be_used_afterwards()
    {
        var message = PapClient.Message("overload@pi.example", [PapClient.Plmn(Gateway.NewUnknownNumber())]);
        var held = Hold(Places);

        (await Gateway.Pap.PushAsync(message)).Must("push-response", "4001");
        held.ForEach(place => place.Dispose());

        (await Gateway.Pap.PushAsync(message)).Must("push-response", "1001");
    }

    [Fact]
    public async Task Smpp_answers_throttled_in_both_modes()
    {
        await using var esme = await (await EsmeClient.ConnectAsync(Gateway.Smpp)).BoundAsync(BindType.Transceiver, "demo", "demo-key", InterfaceVersions.Smpp34);
        var submit = Messages.Submit((await Gateway.NewHandsetAsync()).Number);
        var held = Hold(Places);

        Assert.Equal(CommandStatus.Throttled, (await esme.AskAsync(submit)).Status);
        Assert.Equal(CommandStatus.Throttled, (await esme.AskAsync(submit with { EsmClass = Messages.Transaction })).Status);
        held.ForEach(place => place.Dispose());

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(submit with { EsmClass = Messages.Transaction })).Status);
    }

    private List<SubmissionGate.Place> Hold(int places) => [.. Enumerable.Range(0, places).Select(_ => Gate.TryTake(Priority.High, 1)!.Value)];

    private Task<RestAnswer> PostAsync(string priority) => Gateway.Rest.PostAsync("/api/v1/pushes",
        $$"""{"to": ["{{Gateway.NewUnknownNumber()}}"], "priority": "{{priority}}", "content": {"type": "si", "href": "http://example.com/", "text": "Hi"} }""");

    /// <summary>A gateway that can have little in hand.</summary>
    public sealed class SmallGateway() : ClassGateway(("PushPortal:Ppg:MostInHand", $"{Places}"));
}
