using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
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
        return (await Eventually.GetAsync<Refusal?>(async () => await Store.FindAsync(key, Gateway.Services.GetRequiredService<IAccountDirectory>().Find("demo")!.Id, Ct), found => found?.Id == key, id))!;
    }

    private Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter) => Store.PageAsync(filter, 100, Ct);

    private Task<string> SearchAsync(string asked) =>
        SearchTarget.FindAsync(asked, Gateway.Services.GetRequiredService<IAccountDirectory>().Find("demo")!.Id, Gateway.Services.GetRequiredService<IPushEnquiries>(), Store, Ct);
}
