using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Refusals;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>New rows at the head of a list do not move what is being read: the page after, and the way back, are what they would have been.</summary>
public sealed class StandingPageTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("/api/v1/pushes")]
    [InlineData("/api/v1/failures")]
    public async Task Pages_by_REST_stand_while_new_rows_come(string list)
    {
        var (rest, _) = await Gateway.NewAccountAsync();
        await FailAsync(rest, 5);
        var whole = Ids(await PageAsync(rest, $"{list}?limit=100")).ToList();
        Assert.Equal(5, whole.Count);

        var first = await PageAsync(rest, $"{list}?limit=2");
        await FailAsync(rest, 2);
        var second = await PageAsync(rest, $"{list}?limit=2&after={Uri.EscapeDataString(first.Text("next"))}");
        await FailAsync(rest, 1);
        var third = await PageAsync(rest, $"{list}?limit=2&after={Uri.EscapeDataString(second.Text("next"))}");
        var back = await PageAsync(rest, $"{list}?limit=2&before={Uri.EscapeDataString(second.Text("prev"))}");

        Assert.Equal(whole, Ids(first).Concat(Ids(second)).Concat(Ids(third)));
        Assert.Equal(Ids(first), Ids(back));
    }

    [Fact]
    public async Task Pages_of_refusals_stand_while_new_ones_come()
    {
        var (rest, code) = await Gateway.NewAccountAsync();
        var (refusals, account) = (Gateway.Services.GetRequiredService<IRefusalStore>(), Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!.Id);
        await RefuseAsync(3);
        var whole = (await refusals.PageAsync(new RefusalFilter(account), 10, Ct)).Select(refusal => refusal.Id).ToList();

        var first = await refusals.PageAsync(new RefusalFilter(account), 2, Ct);
        await RefuseAsync(5);
        var second = await refusals.PageAsync(new RefusalFilter(account, Before: first[^1].Id), 2, Ct);

        Assert.Equal(whole, first.Concat(second).Select(refusal => refusal.Id));

        async Task RefuseAsync(int all)
        {
            for (var refused = (await refusals.PageAsync(new RefusalFilter(account), 10, Ct)).Count; refused < all; refused++)
            {
                await rest.PostAsync("/api/v1/pushes", "{}");
            }

            await Eventually.GetAsync(() => refusals.PageAsync(new RefusalFilter(account), 10, Ct), noted => noted.Count == all, "the refusals");
        }
    }

    [Fact]
    public async Task Pages_of_the_audit_log_stand_while_new_entries_come()
    {
        var audit = Gateway.Services.GetRequiredService<IAuditLog>();
        var filter = new AuditFilter { Subject = $"{Guid.NewGuid():n}" };
        await WriteAsync(3);
        var whole = (await audit.PageAsync(filter, null, 10, Ct)).Rows.Select(record => record.Id).ToList();
        Assert.Equal(3, whole.Count);

        var first = await audit.PageAsync(filter, null, 2, Ct);
        await WriteAsync(2);
        var second = await audit.PageAsync(filter, first.Next, 2, Ct);

        Assert.Equal(whole, first.Rows.Concat(second.Rows).Select(record => record.Id));

        async Task WriteAsync(int entries)
        {
            for (var entry = 0; entry < entries; entry++)
            {
                await audit.WriteAsync(Actor.System.Did(AuditAction.SharedViewAdded, AuditSubject.SavedView(filter.Subject!)), Ct);
            }
        }
    }

    /// <summary>Submits pushes to numbers that are nobody's, and waits for their ends.</summary>
    private async Task FailAsync(RestClient rest, int pushes)
    {
        for (var push = 0; push < pushes; push++)
        {
            await rest.TransactionInAsync(await rest.SubmitIndicationAsync(Gateway.NewUnknownNumber()), "undeliverable");
        }
    }

    private static async Task<System.Text.Json.JsonElement> PageAsync(RestClient rest, string address) => (await rest.GetAsync(address)).Must(System.Net.HttpStatusCode.OK).Body;

    private static IEnumerable<string> Ids(System.Text.Json.JsonElement page) => page.Items("data").Select(row => row.Text("id"));
}
