using AngleSharp.Dom;
using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class PushListPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("two words")]
    [InlineData("a+b&c=d")]
    [InlineData("100%")]
    [InlineData("urn:push:17?x#y")]
    [InlineData("订单 中文")]
    public async Task A_filter_goes_through_the_address_unchanged(string pushId)
    {
        var page = _portal.Open<PushListPage>("/pushes");
        await Input(page, "filter-push-id").ChangeAsync(pushId);
        await Input(page, "filter-recipient").ChangeAsync("+86 13800000001");
        await page.Find("form").SubmitAsync();

        var address = new Uri(_portal.Navigation.Uri).PathAndQuery;
        var again = _portal.Open<PushListPage>(address);
        Assert.Equal(pushId, _portal.Pushes.Asked!.InitiatorPushId);
        Assert.Equal("+8613800000001", _portal.Pushes.Asked.Recipient);
        Assert.Equal(pushId, Input(again, "filter-push-id").GetAttribute("value"));
    }

    [Fact]
    public async Task A_row_says_to_whom_why_when_it_changed_and_how_many_segments()
    {
        var push = Sample.Push() with { Recipients = 2 };
        _portal.Pushes.Put(
            push,
            Sample.Transaction(TransactionState.Expired, cause: FailureCause.AbsentSubscriber) with { Recipient = "+8613800000001", Segments = 3, UpdatedAt = Sample.Noon.AddMinutes(2) },
            Sample.Transaction(TransactionState.Delivered, id: 1_000_512) with { Recipient = "+8613800000002", Segments = 3, UpdatedAt = Sample.Noon.AddMinutes(1) });
        var page = _portal.Open<PushListPage>("/pushes");

        Assert.Equal(("+8613800000001 and 1 more", "3"), (page.Find("[data-testid=push-recipient]").TextContent, page.Find("[data-testid=push-segments]").TextContent));
        Assert.Contains("absent", page.Find("[data-testid=push-reason]").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("2026-11-23T12:02:00.0000000Z", page.Find("[data-testid=push-changed] time").GetAttribute("datetime"));

        await using var reader = new PortalUnderTest(role: PortalRole.SpReader);
        reader.Pushes.Put(push with { Recipients = 99 }, Sample.Transaction() with { Recipient = "+8613800000001" });
        var hidden = reader.Open<PushListPage>("/pushes");
        Assert.Equal("+86138****0001 and 98 more", hidden.Find("[data-testid=push-recipient]").TextContent);
        Assert.Empty(hidden.FindAll("[data-testid=push-changed], [data-testid=push-reason]"));
    }

    [Fact]
    public void Status_times_and_account_narrow_the_list()
    {
        _portal.Open<PushListPage>("/pushes?status=partly-delivered&from=2026-11-23T11%3A00%3A00Z&to=2026-11-23T12%3A00%3A00Z");
        var asked = _portal.Pushes.Asked!;
        Assert.Equal((PushStatus.PartlyDelivered, Sample.Noon.AddHours(-1), Sample.Noon, FixedAccounts.Demo.Id), (asked.Status, asked.From, asked.To, asked.AccountId));
    }

    [Theory]
    [InlineData("application/vnd.wap.emn+wbxml")]
    [InlineData("text/x;a=b&c")]
    [InlineData("100% 中文:x")]
    [InlineData("-")]
    public async Task Content_and_outcome_go_through_the_address_unchanged(string type)
    {
        var page = _portal.Open<PushListPage>("/pushes");
        await Input(page, "filter-type").ChangeAsync(type);
        await Input(page, "filter-source").ChangeAsync("pap");
        await Input(page, "filter-reason").ChangeAsync("absent-subscriber");
        await Input(page, "filter-code").ChangeAsync("3002");
        await Input(page, "filter-segments").ChangeAsync("2");
        await page.Find("form").SubmitAsync();

        var again = _portal.Open<PushListPage>(new Uri(_portal.Navigation.Uri).PathAndQuery);
        var asked = _portal.Pushes.Asked!;
        Assert.Equal((type == "-" ? "" : type, PushSource.Pap, 3002, 2), (asked.ContentType, asked.Source, asked.Code, asked.Segments));
        Assert.Equal([FailureCause.AbsentSubscriber], asked.Causes);
        Assert.Equal(
            [type, "pap", "absent-subscriber", "3002", "2"],
            new[] { "filter-type", "filter-source", "filter-reason", "filter-code", "filter-segments" }.Select(field => Input(again, field).GetAttribute("value")));
        Assert.Empty(again.FindAll("[data-testid=push-count]"));
    }

    [Fact]
    public void What_is_no_reason_and_no_number_is_found_nowhere_and_not_everywhere()
    {
        _portal.Open<PushListPage>("/pushes?reason=nonsense&code=x&segments=many");

        Assert.Equal((0, 0), (_portal.Pushes.Asked!.Code, _portal.Pushes.Asked.Segments));
        Assert.Empty(_portal.Pushes.Asked.Causes!);
    }

    [Fact]
    public void Page_that_looked_at_so_many_says_how_far_it_came()
    {
        _portal.Pushes.LookedTo = Sample.Noon.AddDays(-1);

        var page = _portal.Open<PushListPage>("/pushes?source=smpp");

        Assert.Contains("2026-11-22 12:00:00", page.Find("[data-testid=looked-to]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_choose_an_account_and_a_provider_has_its_own_whatever_the_address_says()
    {
        _portal.Open<PushListPage>("/pushes?account=other");
        Assert.Equal(FixedAccounts.Demo.Id, _portal.Pushes.Asked!.AccountId);

        await using var support = new PortalUnderTest(role: PortalRole.Support);
        var page = support.Open<PushListPage>("/pushes?account=other");
        Assert.Equal((FixedAccounts.Other.Id, "other"), (support.Pushes.Asked!.AccountId, Input(page, "filter-account").GetAttribute("value")));
        support.Feed.Send(Sample.Changed(Sample.Transaction()));
        support.Feed.Send(Sample.Changed(Sample.Transaction(id: 2_000_256, pushId: 2_000_000) with { AccountId = FixedAccounts.Other.Id }));
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-testid=new-rows]").GetAttribute("data-count")));

        support.Open<PushListPage>("/pushes?account=nobody");
        Assert.Equal(0, support.Pushes.Asked!.AccountId);
        support.Open<PushListPage>("/pushes");
        Assert.Null(support.Pushes.Asked!.AccountId);
    }

    [Fact]
    public async Task New_pushes_wait_behind_a_bar_until_they_are_asked_for()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction());
        var page = _portal.Open<PushListPage>("/pushes");
        var push = Sample.Push(id: 2_000_000, initiatorPushId: "order-18");
        var transaction = Sample.Transaction(id: 2_000_256, pushId: push.Id);
        _portal.Pushes.Put(push, transaction);
        _portal.Feed.Send(Sample.Changed(transaction, push.InitiatorPushId));

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-testid=new-rows]").GetAttribute("data-count")));
        Assert.Single(page.FindAll("[data-testid=push-row]"));
        await page.Find("[data-testid=new-rows]").ClickAsync();
        Assert.Equal(2, page.FindAll("[data-testid=push-row]").Count);
        Assert.Empty(page.FindAll("[data-testid=new-rows]"));
    }

    [Fact]
    public void A_seen_push_repaints_where_it_stands()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction());
        var page = _portal.Open<PushListPage>("/pushes");
        Assert.Equal("pending", page.Find("[data-testid=status-chip]").GetAttribute("data-status"));
        var delivered = Sample.Transaction(TransactionState.Delivered);
        _portal.Pushes.Put(Sample.Push(), delivered);
        _portal.Feed.Send(Sample.Changed(delivered));
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("delivered", page.Find("[data-testid=status-chip]").GetAttribute("data-status")));
        Assert.Empty(page.FindAll("[data-testid=new-rows]"));
    }

    [Fact]
    public void An_empty_list_says_what_to_do()
    {
        Assert.Equal("/pushes/new", _portal.Open<PushListPage>("/pushes").Find("[data-testid=empty] a").GetAttribute("href"));
        Assert.Equal("/pushes?view=all", _portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=empty] a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_left_page_watches_no_longer()
    {
        _portal.Open<PushListPage>("/pushes");
        Assert.Equal(1, _portal.Feed.Watchers);
        await _portal.DisposeComponentsAsync();
        Assert.Equal(0, _portal.Feed.Watchers);
    }

    [Fact]
    public async Task Tag_and_trace_id_narrow_the_list_and_stand_in_the_address()
    {
        var page = _portal.Open<PushListPage>("/pushes");
        await Input(page, "filter-tag").ChangeAsync("Spring-Sale");
        await Input(page, "filter-trace").ChangeAsync("4BF92F3577B34DA6A3CE929D0E0E4736");
        await page.Find("form[data-testid=filter]").SubmitAsync();

        var address = new Uri(_portal.Navigation.Uri).PathAndQuery;
        Assert.Equal("/pushes?tag=Spring-Sale&traceId=4BF92F3577B34DA6A3CE929D0E0E4736", address);
        _portal.Pushes.Put(Sample.Push() with { TraceId = "4bf92f3577b34da6a3ce929d0e0e4736" }, Sample.Transaction());
        var again = _portal.Open<PushListPage>(address);
        Assert.Equal(("spring-sale", "4bf92f3577b34da6a3ce929d0e0e4736"), (_portal.Pushes.Asked!.Tag, _portal.Pushes.Asked.TraceId));
        Assert.Contains("tag=Spring-Sale", again.Find("[data-testid=export-csv]").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_a_push_lead_to_the_pushes_that_bear_them()
    {
        _portal.Pushes.Put(Sample.Push() with { Tags = ["promo", "中文"] }, Sample.Transaction());
        var tags = _portal.Open<PushListPage>("/pushes").FindAll("[data-testid=tag]");
        Assert.Equal(["/pushes?tag=promo", "/pushes?tag=%E4%B8%AD%E6%96%87"], tags.Select(tag => tag.GetAttribute("href")));
    }

    private static IElement Input(IRenderedComponent<PushListPage> page, string id) => page.Find($"[data-testid={id}]");
}
