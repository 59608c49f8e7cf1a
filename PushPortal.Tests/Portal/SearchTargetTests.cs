using PushPortal.Domain.Identifiers;
using PushPortal.Tests.Callbacks;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Portal;

public sealed class SearchTargetTests
{
    private readonly KeptPushes _pushes = new();
    private readonly KeptRefusals _refusals = new();
    private readonly KeptCallbacks _callbacks = new();
    private readonly FixedAccounts _accounts = new() { Endpoint = SampleEndpoint.Of("https://pi.example/results") };

    public SearchTargetTests() => _pushes.Put(Sample.Push(), Sample.Transaction());

    [Fact]
    public async Task An_id_of_a_push_leads_to_its_page() =>
        Assert.Equal($"/pushes/{PushId}", await Find(PushId));

    [Fact]
    public async Task An_id_of_a_transaction_leads_to_it_on_the_page_of_its_push() =>
        Assert.Equal($"/pushes/{PushId}?t={TransactionId}", await Find(TransactionId));

    [Fact]
    public async Task An_initiators_push_id_leads_to_the_page_of_the_push() =>
        Assert.Equal($"/pushes/{PushId}", await Find("order-17"));

    [Theory]
    [InlineData("+86 138-0000-0001", "/pushes?recipient=%2B8613800000001")]
    [InlineData("8613800000001", "/pushes?recipient=%2B8613800000001")]
    [InlineData("a push & 100% 中文", "/pushes?pushId=a%20push%20%26%20100%25%20%E4%B8%AD%E6%96%87")]
    [InlineData("17", "/pushes?pushId=17")]
    public async Task What_is_not_found_at_once_is_looked_for_in_the_list(string asked, string expected) =>
        Assert.Equal(expected, await Find(asked));

    [Fact]
    public async Task An_id_of_an_import_leads_to_it() =>
        Assert.Equal($"/imports/{PublicId.Format(PublicId.Import, 5_000_000)}", await Find(PublicId.Format(PublicId.Import, 5_000_000)));

    [Fact]
    public async Task An_id_of_a_callback_leads_to_the_notifications_of_its_transaction() =>
        Assert.Equal($"/pushes/{PushId}?t={TransactionId}&tab=notifications", await Find($"{TransactionId}.1"));

    [Fact]
    public async Task An_id_of_a_result_that_was_not_told_leads_to_the_notifications_of_its_transaction()
    {
        var untold = CallbacksPageTests.Untold(1) with { NotificationId = IdSequence.Floor(Sample.Noon), EventAt = Sample.Noon };
        _callbacks.Untold.Add(untold);
        var id = PublicId.Format(PublicId.Notification, untold.NotificationId);

        Assert.Equal($"/pushes/{PushId}?t={PublicId.Format(PublicId.Transaction, untold.Id.TransactionId)}&tab=notifications", await Find(id));
        Assert.True(_callbacks.Filter is { AccountId: not null, From: not null, To: not null });
        Assert.Equal($"/pushes?pushId={PublicId.Format(PublicId.Notification, untold.NotificationId + 256)}", await Find(PublicId.Format(PublicId.Notification, untold.NotificationId + 256)));
    }

    [Fact]
    public async Task An_id_of_a_callback_endpoint_leads_to_the_callbacks_of_its_account()
    {
        var id = PublicId.Format(PublicId.CallbackEndpoint, _accounts.Endpoint!.Id);

        Assert.Equal("/callbacks", await Find(id));
        Assert.Equal("/callbacks?account=demo", await SearchTarget.FindAsync(id, null, _pushes, _refusals, _callbacks, _accounts, TestContext.Current.CancellationToken));
        Assert.Equal($"/pushes?pushId={id}", await SearchTarget.FindAsync(id, FixedAccounts.Other.Id, _pushes, _refusals, _callbacks, _accounts, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_accounts_transaction_is_not_given_away() =>
        Assert.Equal($"/pushes?pushId={TransactionId}", await SearchTarget.FindAsync(TransactionId, FixedAccounts.Other.Id, _pushes, _refusals, _callbacks, _accounts, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_trace_id_leads_to_the_push_that_it_submitted_or_to_the_list_of_several()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        _pushes.Put(Sample.Push(id: 2_000_000, initiatorPushId: "traced") with { TraceId = Trace });
        Assert.Equal($"/pushes/{PublicId.Format(PublicId.Push, 2_000_000)}", await Find(Trace.ToUpperInvariant()));
        _pushes.Put(Sample.Push(id: 3_000_000, initiatorPushId: "traced too") with { TraceId = Trace });
        Assert.Equal($"/pushes?traceId={Trace}", await Find(Trace));
        Assert.Equal($"/pushes?pushId={Trace}", await SearchTarget.FindAsync(Trace, FixedAccounts.Other.Id, _pushes, _refusals, _callbacks, _accounts, TestContext.Current.CancellationToken));
    }

    private static string PushId => PublicId.Format(PublicId.Push, 1_000_000);

    private static string TransactionId => PublicId.Format(PublicId.Transaction, 1_000_256);

    private Task<string> Find(string asked) => SearchTarget.FindAsync(asked, FixedAccounts.Demo.Id, _pushes, _refusals, _callbacks, _accounts, TestContext.Current.CancellationToken);
}
