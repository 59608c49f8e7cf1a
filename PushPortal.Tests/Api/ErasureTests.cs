using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>The content of a push is erased by REST, and says so afterwards.</summary>
public sealed class ErasureTests(SharedGateway shared) : Journey(shared)
{
    [Fact]
    public async Task Content_goes_for_good_and_the_facts_stay()
    {
        var transaction = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber(), "A secret text");
        await Rest.TransactionInAsync(transaction, "undeliverable");
        var push = (await Rest.TransactionAsync(transaction)).Text("push");

        var erased = (await EraseAsync(push, """{"reason": "asked by the subscriber"}""")).Must(HttpStatusCode.OK).Body;

        Assert.Equal("asked by the subscriber", erased.GetProperty("contentErased").Text("reason"));
        Assert.StartsWith("demo", erased.GetProperty("contentErased").Text("by"), StringComparison.Ordinal);
        Assert.Equal((JsonValueKind.Null, "application/vnd.wap.sic", "failed"), (erased.GetProperty("href").ValueKind, erased.Text("contentType"), erased.Text("status")));
        var details = await Rest.TransactionAsync(transaction);
        Assert.Equal("undeliverable", details.Text("state"));
        Assert.All(details.Items("segments"), segment => Assert.Equal("", segment.Text("userData")));
        Assert.NotEmpty(details.Items("segments").SelectMany(segment => segment.Items("attempts")));
        var refused = (await Rest.PostAsync($"/api/v1/transactions/{transaction}/retry", "")).Must(HttpStatusCode.Conflict).Body;
        Assert.Equal(("not-retryable", "The transaction cannot be retried: its content was erased."), (refused.Text("code"), refused.Text("detail")));
        (await EraseAsync(push, """{"reason": "once more"}""")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Failure_without_content_is_no_more_said_to_be_retryable_nor_planned_to_be_retried()
    {
        var transaction = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber(), "A secret text");
        await Rest.TransactionInAsync(transaction, "undeliverable");
        Assert.Equal((true, null), await FailureAsync(transaction));

        (await EraseAsync((await Rest.TransactionAsync(transaction)).Text("push"), """{"reason": "asked by the subscriber"}""")).Must(HttpStatusCode.OK);

        Assert.Equal((false, "its content was erased"), await FailureAsync(transaction));
        var plan = (await Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{transaction}}"]}""")).Must(HttpStatusCode.Created).Body;
        Assert.Equal((0, 1), (plan.GetProperty("waiting").GetInt32(), plan.GetProperty("notRetryable").GetInt32()));
    }

    [Fact]
    public async Task List_of_what_may_be_retried_passes_over_what_was_erased_and_leads_on()
    {
        var (rest, _) = await Gateway.NewAccountAsync();
        var failed = new List<string>();
        for (var push = 0; push < 6; push++)
        {
            failed.Insert(0, await rest.SubmitIndicationAsync(Gateway.NewUnknownNumber()));
            await rest.TransactionInAsync(failed[0], "undeliverable");
        }

        foreach (var erased in new[] { failed[0], failed[2], failed[3], failed[5] })
        {
            (await rest.PostAsync($"/api/v1/pushes/{(await rest.TransactionAsync(erased)).Text("push")}/erase-content", """{"reason": "asked by the subscriber"}""")).Must(HttpStatusCode.OK);
        }

        var first = (await rest.GetAsync("/api/v1/failures?retryable=true&limit=1")).Must(HttpStatusCode.OK).Body;
        var second = (await rest.GetAsync($"/api/v1/failures?retryable=true&limit=1&after={Uri.EscapeDataString(first.Text("next"))}")).Must(HttpStatusCode.OK).Body;
        var back = (await rest.GetAsync($"/api/v1/failures?retryable=true&limit=1&before={Uri.EscapeDataString(second.Text("prev"))}")).Must(HttpStatusCode.OK).Body;

        Assert.Equal([failed[1], failed[4], failed[1]], new[] { first, second, back }.Select(page => page.Items("data").Single().Text("id")));
        Assert.Equal([failed[1], failed[4]], (await rest.GetAsync("/api/v1/failures?retryable=true")).Body.Items("data").Select(row => row.Text("id")));
        Assert.Equal(failed, (await rest.GetAsync("/api/v1/failures")).Body.Items("data").Select(row => row.Text("id")));
    }

    [Fact]
    public async Task Content_that_is_waited_for_is_kept_and_a_reason_is_asked_for()
    {
        var handset = await Gateway.NewHandsetAsync();
        var pending = await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "x" }, deliverAfter = "2040-01-01T00:00:00Z" });

        var early = (await EraseAsync(pending.Text("id"), """{"reason": "early"}""")).Must(HttpStatusCode.Conflict).Body;
        var silent = (await EraseAsync(pending.Text("id"), """{"reason": " "}""")).Must(HttpStatusCode.UnprocessableEntity).Body;

        Assert.Equal("not-erasable", early.Text("code"));
        Assert.True(silent.GetProperty("errors").TryGetProperty("/reason", out _));
        (await EraseAsync("psh_0000000000000", """{"reason": "nobody's"}""")).Must(HttpStatusCode.NotFound);
    }

    private async Task<(bool Retryable, string? Why)> FailureAsync(string transaction)
    {
        var failure = (await Rest.GetAsync("/api/v1/failures?limit=100")).Must(HttpStatusCode.OK).Body.Items("data").Single(one => one.Text("id") == transaction);
        return (failure.GetProperty("retryable").GetBoolean(), failure.TryGetProperty("notRetryableReason", out var why) ? why.GetString() : null);
    }

    private Task<RestAnswer> EraseAsync(string push, string body) => Rest.PostAsync($"/api/v1/pushes/{push}/erase-content", body);
}
