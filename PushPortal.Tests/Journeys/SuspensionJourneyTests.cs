using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>A gateway that an administrator lets take nothing new: every door says so in its own words, and what was taken goes on.</summary>
public sealed class SuspensionJourneyTests(SuspensionJourneyTests.KeptGateway own) : IClassFixture<SuspensionJourneyTests.KeptGateway>, IAsyncLifetime
{
    private static readonly Actor Admin = Actor.User("admin", null);

    private GatewayHost Gateway => own.Host;

    private IntakeOrders Orders => Gateway.Services.GetRequiredService<IntakeOrders>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each test begins with a gateway that takes submissions.</summary>
    public async ValueTask InitializeAsync()
    {
        if (Gateway.Services.GetRequiredService<SubmissionIntake>().Suspension is not null)
        {
            await Orders.ResumeAsync(Admin, "done", Ct);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Rest_answers_503_with_a_code_of_its_own_and_a_time_to_wait()
    {
        await SuspendAsync();

        var refused = (await PostAsync()).Must(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("application/problem+json", "submissions-suspended", TimeSpan.FromSeconds(30)), (refused.MediaType, refused["code"], refused.Headers.RetryAfter?.Delta));

        await Orders.ResumeAsync(Admin, "done", Ct);
        (await PostAsync()).Must(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Pap_answers_4001_and_the_push_id_can_be_used_afterwards()
    {
        var message = PapClient.Message("suspended@pi.example", [PapClient.Plmn(Gateway.NewUnknownNumber())]);
        await SuspendAsync();
        (await Gateway.Pap.PushAsync(message)).Must("push-response", "4001");
        await Orders.ResumeAsync(Admin, "done", Ct);
        (await Gateway.Pap.PushAsync(message)).Must("push-response", "1001");
    }

    [Theory]
    [InlineData(MessagingMode.Default)]
    [InlineData(MessagingMode.Transaction)]
    public async Task Smpp_answers_queue_full_on_a_session_that_stays(MessagingMode mode)
    {
        await using var esme = await BoundAsync();
        var number = (await Gateway.NewHandsetAsync()).Number;
        var submit = Messages.Submit(number) with { EsmClass = new EsmClass(mode) };
        await SuspendAsync();

        Assert.Equal(CommandStatus.MessageQueueFull, (await esme.AskAsync(submit)).Status);
        Assert.Equal(CommandStatus.MessageQueueFull, (await esme.AskAsync(Messages.Part(number, 9, 2, 1, mode, "a part"))).Status);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);

        await Orders.ResumeAsync(Admin, "done", Ct);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(submit)).Status);
    }

    [Fact]
    public async Task Message_of_which_parts_were_taken_is_taken_whole()
    {
        await using var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Part(handset.Number, 7, 2, 1, MessagingMode.Default, "first and "))).Status);
        await SuspendAsync();
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Part(handset.Number, 7, 2, 2, MessagingMode.Default, "second"))).Status);

        await Eventually.GetAsync(handset.InboxAsync, inbox => inbox.Length == 1, "the whole message");
        Assert.Equal(1, (await handset.OnlyMessageAsync()).GetProperty("segments").GetInt32());
    }

    [Fact]
    public async Task What_was_taken_goes_on_and_a_restart_changes_nothing()
    {
        var handset = await Gateway.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        var waiting = await Gateway.Rest.SubmitIndicationAsync(handset.Number);
        await SuspendAsync();
        Assert.Equal("Degraded", (await Gateway.ClientOf(null).GetAsync("/health/ready")).Must(HttpStatusCode.OK).Text);
        await handset.ChangeAsync("""{"absent": false}""");
        await Gateway.Rest.TransactionInAsync(waiting, "delivered");

        await own.RestartAsync();

        (await PostAsync()).Must(HttpStatusCode.ServiceUnavailable);
        await Eventually.GetAsync(
            async () => (await Gateway.ClientOf(null).GetAsync("/metrics")).Must(HttpStatusCode.OK).Text,
            text => text.Split('\n').Any(line => line.StartsWith("pushportal_submissions_suspended", StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal)),
            "the metric of the suspension");
        await Orders.ResumeAsync(Admin, "done", Ct);
        (await PostAsync()).Must(HttpStatusCode.Accepted);
        Assert.Equal("Healthy", (await Gateway.ClientOf(null).GetAsync("/health/ready")).Must(HttpStatusCode.OK).Text);
    }

    private Task SuspendAsync() => Orders.SuspendAsync(Admin, "maintenance", Ct);

    private async Task<EsmeClient> BoundAsync() => await (await EsmeClient.ConnectAsync(Gateway.Smpp)).BoundAsync(BindType.Transceiver, "demo", "demo-key", InterfaceVersions.Smpp34);

    private Task<RestAnswer> PostAsync() => Gateway.Rest.PostAsync("/api/v1/pushes",
        $$"""{"to": ["{{Gateway.NewUnknownNumber()}}"], "content": {"type": "si", "href": "http://example.com/", "text": "Hi"} }""");

    /// <summary>A gateway whose store outlives it.</summary>
    public sealed class KeptGateway : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-suspended-");

        internal GatewayHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await StartAsync();

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        internal async Task RestartAsync()
        {
            await Host.DisposeAsync();
            Host = await StartAsync();
        }

        private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync((GatewayHost.Storage, $"Data Source={Path.Combine(_folder.FullName, "gateway.db")}"));
    }
}
