using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Smpp;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Refusals;

/// <summary>What is refused at each door is found by its id, with the reason that was answered; what was taken is found by each door's id.</summary>
public sealed class RefusalJourneyTests(SharedGateway shared) : EsmeJourney(shared)
{
    private const string Header = "PushPortal-Refusal";

    private IRefusalStore Store => Gateway.Services.GetRequiredService<IRefusalStore>();

    [Theory]
    [InlineData("""{"to": ["+8613800000001"], "content": {"type": "si"}}""", HttpStatusCode.UnprocessableEntity, "invalid-field", "/content/text")]
    [InlineData("""{"to": ["+8613800000001"], "content": {"type": "si", "text": "x"}, "deliverBefore": "2020-01-31T18:00:00Z"}""", HttpStatusCode.UnprocessableEntity, "invalid-field", "/deliverBefore")]
    [InlineData("{", HttpStatusCode.BadRequest, "malformed-json", "")]
    public async Task Refused_submission_by_REST_is_found_by_the_id_of_its_problem(string body, HttpStatusCode status, string code, string reason)
    {
        var answer = (await Rest.PostAsync("/api/v1/pushes", body)).Must(status);

        var refusal = await FoundAsync(answer["refusal"]);
        Assert.Equal(answer["refusal"], answer.Headers.GetValues(Header).Single());
        Assert.Equal((PushSource.Rest, code, answer["traceId"], answer["detail"]), (refusal.Source, refusal.Code, refusal.TraceId, refusal.Reason));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal($"/refusals/{answer["refusal"]}", await SearchAsync(answer["refusal"]));
        Assert.Equal($"/refusals/{answer["refusal"]}", await SearchAsync(answer["traceId"]));
    }

    [Theory]
    [InlineData("10.20.0.0/16", ApiScopes.All, "address-not-allowed")]
    [InlineData(null, ApiScopes.Read, "missing-scope-submit")]
    public async Task Submission_by_REST_that_a_key_may_not_make_is_found_and_one_that_was_only_tried_is_not(string? networks, ApiScopes scopes, string code)
    {
        var (rest, account) = await Gateway.NewAccountAsync(row => row.HttpNetworks = networks, scopes);
        await rest.PostAsync("/api/v1/pushes?dryRun=true", "{}");
        await rest.GetAsync("/api/v1/keys");

        var answer = (await rest.PostAsync("/api/v1/pushes", "{}")).Must(HttpStatusCode.Forbidden);

        Assert.Equal(code, answer["code"]);
        var refusal = Assert.Single(await OfAsync(account));
        Assert.Equal((PushSource.Rest, code, answer["detail"], answer["refusal"]), (refusal.Source, refusal.Code, refusal.Reason, PublicId.Format(PublicId.Refusal, refusal.Id)));
        Assert.Equal(answer["refusal"], answer.Headers.GetValues(Header).Single());
    }

    [Fact]
    public async Task Document_of_PAP_from_a_network_that_is_not_the_accounts_is_found()
    {
        var (_, account) = await Gateway.NewAccountAsync(row => row.HttpNetworks = "10.20.0.0/16");

        (await Gateway.PapClientOf(account, account).PushAsync(PapClient.Message("x", [PapClient.Plmn("+8613800000001")]))).Must("badmessage-response", "2000", HttpStatusCode.Forbidden);

        var refusal = Assert.Single(await OfAsync(account));
        Assert.Equal((PushSource.Pap, "2000"), (refusal.Source, refusal.Code));
        Assert.Contains("may not be used from 127.0.0.1", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_beyond_the_quota_is_found_by_REST_and_by_PAP()
    {
        var (rest, account) = await Gateway.NewAccountAsync(row => row.PushesPerDay = 1);
        await rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());

        var answer = (await rest.PostAsync("/api/v1/pushes", """{"pushId": "beyond", "to": ["+8615000000000"], "content": {"type": "si", "text": "x"}}""")).Must(HttpStatusCode.TooManyRequests);
        (await Gateway.PapClientOf(account, account).PushAsync(PapClient.Message("beyond@pi.example", [PapClient.Plmn("+8615000000000")]))).Must("push-response", "2001");

        var refusals = await Eventually.GetAsync(() => OfAsync(account), found => found.Count == 2, "both refusals");
        Assert.Equal([(PushSource.Pap, "2001", "beyond@pi.example"), (PushSource.Rest, "quota-exceeded", "beyond")], refusals.Select(refusal => (refusal.Source, refusal.Code, refusal.PushId!)));
        Assert.Equal($"/refusals/{answer["refusal"]}", await SearchAsync(answer["refusal"]));
    }

    /// <summary>By REST its id, its push-id or its transaction's; by PAP its push-id; by SMPP the message_id; of the form the id that its page shows.</summary>
    [Theory]
    [InlineData("form")]
    [InlineData("rest")]
    [InlineData("rest, by its push-id")]
    [InlineData("rest, by its transaction")]
    [InlineData("rest, by its notification")]
    [InlineData("pap")]
    [InlineData("smpp")]
    public async Task What_a_door_answered_opens_the_page_of_the_push(string door)
    {
        var (number, own) = (Gateway.NewUnknownNumber(), $"{Guid.NewGuid():n}@pi.example");
        var typed = door switch
        {
            "form" => PublicId.Format(PublicId.Push, Assert.IsType<SubmitResult.Accepted>(await Gateway.Services.GetRequiredService<PushProxyGateway>().SubmitAsync(
                new PushRequest { Account = Demo, Source = PushSource.Form, Recipients = [new(number)], Content = new Domain.Content.ServiceIndication { Text = "x" } }, Ct)).Push.Id),
            "pap" => (await Gateway.Pap.PushAsync(PapClient.Message(own, [PapClient.Plmn(number)]))).Must("push-response", "1001") is { } ? own : "",
            "smpp" => MessageIdOf(await (await BoundAsync()).AskAsync(Messages.Submit(number))),
            _ => await Rest.SubmitAsync(new { to = new[] { number }, pushId = own, content = new { type = "si", text = "x" } }) is var push && door.Contains("push-id", StringComparison.Ordinal) ? own
                : door.Contains("transaction", StringComparison.Ordinal) ? RestClient.FirstTransaction(push)
                : door.Contains("notification", StringComparison.Ordinal) ? $"{RestClient.FirstTransaction(push)}.1"
                : push.Text("id"),
        };

        var target = await SearchAsync(typed);
        using var browser = await Gateway.SignedInAsync("demo");
        var page = await browser.GetStringAsync(new Uri(target, UriKind.Relative), Ct);

        Assert.Matches($"^/pushes/{PublicId.Push}[0-9a-z]{{13}}", target);
        Assert.Contains("data-testid=\"outcome\"", page, StringComparison.Ordinal);
        Assert.Contains(number[1..], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_push_by_PAP_is_found_by_its_push_id()
    {
        var pushId = $"refused-{Guid.NewGuid():n}@pi.example";
        (await Gateway.Pap.PushAsync(PapClient.Message(pushId, ["WAPPUSH=nobody/TYPE=USER@ppg.example"]))).Must("push-response", "2002");

        var found = await Eventually.GetAsync(async () => await PageAsync(new RefusalFilter(null, PushId: pushId)), rows => rows.Count > 0, "the refusal");

        Assert.Equal((PushSource.Pap, "2002"), (found[0].Source, found[0].Code));
        Assert.Equal($"/refusals/{PublicId.Format(PublicId.Refusal, found[0].Id)}", await SearchAsync(pushId));
    }

    [Fact]
    public async Task Document_that_is_no_PAP_is_found_with_what_was_wrong_with_it()
    {
        (await Gateway.Pap.PostAsync("<pap><push-message", "application/xml")).Must("badmessage-response", "2000");

        await Eventually.GetAsync(async () => await PageAsync(new RefusalFilter(null, PushSource.Pap)), rows => rows.Any(row => row is { Code: "2000", PushId: null }), "the refusal");
    }

    [Fact]
    public async Task Refused_message_by_SMPP_is_listed_with_its_status()
    {
        var esme = await BoundAsync();
        Assert.Equal(CommandStatus.InvalidPriority, (await esme.AskAsync(Messages.Submit("+8613900000000") with { PriorityFlag = 4 })).Status);

        await Eventually.GetAsync(async () => await PageAsync(new RefusalFilter(null, PushSource.Smpp)), rows => rows.Any(row => row.Code == "ESME_RINVPRTFLG"), "the refusal");
    }

    [Fact]
    public async Task Message_is_found_by_the_id_that_its_ESME_was_answered()
    {
        var handset = await Gateway.NewHandsetAsync();
        var esme = await BoundAsync();
        var id = MessageIdOf(await esme.AskAsync(Messages.Submit(handset.Number)));

        Assert.Equal($"/pushes/{PublicId.Push}{id}", await SearchAsync(id));
        Assert.Equal($"/pushes/{PublicId.Push}{id}", await SearchAsync(id.ToUpperInvariant()));
    }

    [Fact]
    public async Task Part_of_a_message_leads_to_the_push_that_it_was_gathered_into()
    {
        var handset = await Gateway.NewHandsetAsync();
        var esme = await BoundAsync();
        var first = MessageIdOf(await esme.AskAsync(Messages.Part(handset.Number, 77, 2, 1, MessagingMode.Default, "hello ")));
        await esme.AskAsync(Messages.Part(handset.Number, 77, 2, 2, MessagingMode.Default, "world"));

        var found = await Eventually.GetAsync(async () => await SearchAsync(first), target => target.StartsWith($"/pushes/{PublicId.Push}", StringComparison.Ordinal), "the push of the part");

        var push = await Rest.PushAsync(found["/pushes/".Length..]);
        Assert.Equal(handset.Number, push.GetProperty("transactions")[0].Text("recipient"));
    }

    private static string MessageIdOf(ReceivedPdu answer) => answer.MessageId!;

    private async Task<Refusal> FoundAsync(string id)
    {
        Assert.True(PublicId.TryParse(PublicId.Refusal, id, out var key));
        return (await Eventually.GetAsync<Refusal?>(async () => await Store.FindAsync(key, Demo.Id, Ct), found => found?.Id == key, id))!;
    }

    private Domain.Accounts.ServiceProvider Demo => Accounts.Find("demo")!;

    private IAccountDirectory Accounts => Gateway.Services.GetRequiredService<IAccountDirectory>();

    private Task<IReadOnlyList<Refusal>> OfAsync(string account) =>
        Eventually.GetAsync(() => PageAsync(new RefusalFilter(Accounts.Find(account)!.Id)), found => found.Count > 0, "the refusal");

    private Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter) => Store.PageAsync(filter, 100, Ct);

    private Task<string> SearchAsync(string asked) => SearchTarget.FindAsync(
        asked, Demo.Id, Gateway.Services.GetRequiredService<IPushEnquiries>(), Store, Gateway.Services.GetRequiredService<ICallbackLog>(), Accounts, Ct);
}
