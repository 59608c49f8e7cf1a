using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Refusals;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>An account at a limit of its own is told so by every door in its own words, and one without limits is told nothing.</summary>
public sealed class LimitJourneyTests(SharedGateway shared) : EsmeJourney(shared)
{
    private const int LittleRate = 1;
    private const string Pushes = "/api/v1/pushes";

    [Fact]
    public async Task Rest_answers_429_with_when_to_come_again_and_how_much_is_left()
    {
        var (rest, _) = await Gateway.NewAccountAsync(account => (account.SubmissionsPerSecond, account.PushesPerDay) = (1_000, 3));

        var taken = (await PostAsync(rest, 2)).Must(HttpStatusCode.Accepted);
        Assert.Equal("\"second\";q=1000;w=1, \"day\";q=3;w=86400", HeaderOf(taken, "RateLimit-Policy"));
        Assert.Matches("^\"second\";r=(999|1000);t=1, \"day\";r=1;t=[0-9]+$", HeaderOf(taken, "RateLimit"));

        var refused = (await PostAsync(rest, 2)).Must(HttpStatusCode.TooManyRequests);
        Assert.Equal(("application/problem+json", "quota-exceeded"), (refused.MediaType, refused["code"]));
        Assert.Matches("\"day\";r=1;t=[0-9]+$", HeaderOf(refused, "RateLimit"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        (await PostAsync(rest, 1)).Must(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Repetition_is_answered_also_when_the_quota_is_used_up_and_costs_none_of_it()
    {
        var (rest, _) = await Gateway.NewAccountAsync(account => account.PushesPerDay = 2);
        const string Body = """{"to": ["+8615099999999", "+8615099999998"], "content": {"type": "si", "text": "x"}}""";
        var first = (await RepeatAsync(rest, Body)).Must(HttpStatusCode.Accepted);
        Assert.Equal("quota-exceeded", (await PostAsync(rest, 1)).Must(HttpStatusCode.TooManyRequests)["code"]);

        var again = (await RepeatAsync(rest, Body)).Must(HttpStatusCode.Accepted);

        Assert.Equal((first["id"], "true"), (again["id"], again.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Equal("idempotency-key-reused", (await RepeatAsync(rest, Body.Replace("\"x\"", "\"y\"", StringComparison.Ordinal))).Must(HttpStatusCode.UnprocessableEntity)["code"]);
        Assert.Matches("\"day\";r=0;t=[0-9]+$", HeaderOf(again, "RateLimit"));
        Assert.Single((await rest.GetAsync(Pushes)).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Rest_tells_a_rate_from_a_quota()
    {
        var (rest, _) = await Gateway.NewAccountAsync(account => account.SubmissionsPerSecond = LittleRate);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(rest, 1)));

        var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal(("rate-exceeded", TimeSpan.FromSeconds(1)), (answer["code"], answer.Headers.RetryAfter?.Delta)));
    }

    [Fact]
    public async Task An_account_without_limits_is_told_nothing_of_them()
    {
        var taken = (await PostAsync(Rest, 1)).Must(HttpStatusCode.Accepted);

        Assert.False(taken.Headers.Contains("RateLimit"));
        Assert.False(taken.Headers.Contains("RateLimit-Policy"));
    }

    [Fact]
    public async Task Pap_answers_2001_at_the_quota_and_4001_at_the_rate()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.PushesPerDay = 1);
        var (_, fast) = await Gateway.NewAccountAsync(account => account.SubmissionsPerSecond = LittleRate);
        var pap = Gateway.PapClientOf(code, code);

        (await pap.PushAsync(Message("q1"))).Must("push-response", "1001");
        var refused = (await pap.PushAsync(Message("q2"))).Must("push-response", "2001");
        Assert.Contains("used up", refused.Xml, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Gateway.PapClientOf(fast, fast).PushAsync(Message($"r{number}"))));
        Assert.Contains("4001", answers.Select(answer => answer.Code));
    }

    [Fact]
    public async Task Smpp_answers_submit_failed_at_the_quota_in_every_mode_and_throttled_at_the_rate()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.PushesPerDay = 1);
        var (_, fastCode) = await Gateway.NewAccountAsync(account => account.SubmissionsPerSecond = LittleRate);
        var number = (await Gateway.NewHandsetAsync()).Number;
        var esme = await BoundAsync(systemId: code, password: code);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Submit(number))).Status);

        Assert.Equal(CommandStatus.SubmitFailed, (await esme.AskAsync(Messages.Submit(number))).Status);
        Assert.Equal(CommandStatus.SubmitFailed, (await esme.AskAsync(Messages.Submit(number) with { EsmClass = Messages.Transaction })).Status);
        Assert.Equal(CommandStatus.SubmitFailed, (await esme.AskAsync(Messages.Part(number, 1, 2, 1, MessagingMode.Default, "a"))).Status);

        var account = Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!.Id;
        var refusals = Gateway.Services.GetRequiredService<IRefusalStore>();
        await Eventually.GetAsync(() => refusals.PageAsync(new RefusalFilter(account), 10, Ct), noted => noted.Count == 3, "each of them among the refusals");

        var fast = await BoundAsync(systemId: fastCode, password: fastCode);
        var sent = new List<uint>();
        for (var message = 0; message < 20; message++)
        {
            sent.Add(await fast.SendAsync(Messages.Submit(number)));
        }

        var statuses = new List<CommandStatus>();
        foreach (var sequence in sent)
        {
            statuses.Add((await fast.ResponseToAsync(sequence)).Status);
        }

        Assert.Contains(CommandStatus.Throttled, statuses);
    }

    [Fact]
    public async Task A_limit_that_is_set_is_in_force_at_once_also_for_a_bound_session()
    {
        var (rest, code) = await Gateway.NewAccountAsync();
        var number = (await Gateway.NewHandsetAsync()).Number;
        var esme = await BoundAsync(systemId: code, password: code);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Submit(number))).Status);

        await Gateway.ChangeAccountAsync(code, edit => edit with { Limits = edit.Limits with { PushesPerDay = 1 } });

        Assert.Equal("quota-exceeded", (await PostAsync(rest, 1)).Must(HttpStatusCode.TooManyRequests)["code"]);
        await Eventually.GetAsync(async () => (await esme.AskAsync(Messages.Submit(number))).Status, status => status == CommandStatus.SubmitFailed, "the session knows");
    }

    [Fact]
    public async Task Count_of_the_day_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-limits-");
        var storage = (GatewayHost.Storage, $"Data Source={Path.Combine(folder.FullName, "gateway.db")};Pooling=False");
        string code;
        await using (var first = await GatewayHost.StartAsync(storage))
        {
            (var rest, code) = await first.NewAccountAsync(account => account.PushesPerDay = 3);
            (await PostAsync(rest, 2)).Must(HttpStatusCode.Accepted);
        }

        await using (var second = await GatewayHost.StartAsync(storage))
        {
            Assert.Equal("quota-exceeded", (await PostAsync(second.ClientOf(code), 2)).Must(HttpStatusCode.TooManyRequests)["code"]);
            (await PostAsync(second.ClientOf(code), 1)).Must(HttpStatusCode.Accepted);
        }

        folder.Delete(recursive: true);
    }

    private string Message(string pushId) => PapClient.Message(pushId, [PapClient.Plmn(Gateway.NewUnknownNumber())]);

    private static string HeaderOf(RestAnswer answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private static Task<RestAnswer> RepeatAsync(RestClient rest, string body) =>
        rest.SendAsync(HttpMethod.Post, Pushes, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ("Idempotency-Key", "once"));

    private static Task<RestAnswer> PostAsync(RestClient rest, int recipients)
    {
        var to = string.Join(',', Enumerable.Range(0, recipients).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"+8615900{number:D6}\"")));
        return rest.PostAsync(Pushes, $$"""{"to": [{{to}}], "content": {"type": "si", "href": "http://example.com/", "text": "Hi"} }""");
    }
}
