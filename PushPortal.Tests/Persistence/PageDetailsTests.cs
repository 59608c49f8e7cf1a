using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>A page of pushes with their transactions, at the cost of the page.</summary>
public sealed class PageDetailsTests : IDisposable
{
    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Page_is_read_with_as_many_statements_whatever_its_length()
    {
        var token = TestContext.Current.CancellationToken;
        var original = (await _it.AcceptAsync(Request("original"))).PushId;
        await _it.AcceptAsync(Request("copy") with { CopyOf = original });
        await _it.AcceptAsync(Request("many", [.. Enumerable.Range(0, 5).Select(at => $"+861380000000{at}")]));
        var seen = new SeenStatements(_it);
        var enquiries = new PushEnquiries(seen, _it.Lookups, _it.Clock);
        var page = await enquiries.PageAsync(new PushFilter { Limit = 10 }, token);
        seen.All.Clear();

        var details = await enquiries.DetailsAsync(page.Rows, 3, token);

        Assert.Equal(2, seen.All.Count);
        Assert.Equal([("many", 3, null), ("copy", 1, original), ("original", 1, (long?)null)], details.Select(push => (push.Summary.Push.InitiatorPushId, push.Transactions.Count, push.Summary.Push.CopyOf)));
        Assert.Equal(["+8613800000000", "+8613800000001", "+8613800000002"], details[0].Transactions.Select(transaction => transaction.Recipient));
        foreach (var push in details)
        {
            var alone = (await enquiries.FindPushAsync(push.Summary.Push.Id, null, 3, token))!;
            Assert.Equal(alone.Transactions.Select(transaction => transaction.Id), push.Transactions.Select(transaction => transaction.Id));
        }

        Assert.Contains("SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", _it.Plan(seen.All[0]), StringComparison.Ordinal);
    }
}
