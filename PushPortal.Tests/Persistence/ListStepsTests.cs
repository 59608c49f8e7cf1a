using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Tests.Persistence;

/// <summary>
/// What a list costs, in steps of the database's virtual machine: about eight for each row that it looks at. Looking at each of the 60,000 pushes would be 480,000,
/// at each of their entries in an index half of that.
/// </summary>
public sealed class ListStepsTests(GrownStore store) : IClassFixture<GrownStore>
{
    private const int FewSteps = 12_000;

    /// <summary>At worst each row of a page is the only one of its slice, and there are ten.</summary>
    private const int StepsOfTenSlices = 10 * PushSliceRow.Pushes * 9;

    /// <summary>The pushes of the slices that are looked at for a page, and their transactions; of the whole store it would be two and a half times as many.</summary>
    private const int StepsOfSifting = PushSliceQuery.MostSifted * PushSliceRow.Pushes * 40;

    /// <summary>Where a status is asked as well, it is counted first how many pushes of the tag there are to look at.</summary>
    private const int StepsOfTag = PushSliceQuery.MostSiftedPushes * 12;

    /// <summary>A few counts, the first rows of each kind, and the page.</summary>
    private const int StepsOfFailures = 5_000;

    /// <summary>The counts of an account, which here are of 2,500 hours.</summary>
    private const int StepsOfHours = 2_500 * 5;

    private readonly PushEnquiries _enquiries = new(store, new NoLookups(), new FakeTimeProvider(GrownStore.Start));

    public static TheoryData<long?, PushStatus?, int> Lists => new()
    {
        { null, null, FewSteps },
        { null, PushStatus.Pending, StepsOfTenSlices },
        { null, PushStatus.Delivered, FewSteps },
        { null, PushStatus.Failed, FewSteps },
        { null, PushStatus.PartlyDelivered, StepsOfTenSlices },
        { 1, null, FewSteps },
        { 1, PushStatus.Failed, FewSteps },
        { 2, null, FewSteps },
        { 2, PushStatus.Failed, StepsOfTenSlices },
        { 3, null, FewSteps },
        { 3, PushStatus.Pending, StepsOfTenSlices },
        { 3, PushStatus.Failed, StepsOfTenSlices },
        { 4, null, 1_000 },
        { 4, PushStatus.Delivered, 1_000 },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_reads_no_more_than_the_slices_that_have_its_rows(long? accountId, PushStatus? status, int most)
    {
        var filter = new PushFilter { AccountId = accountId, Status = status, Limit = 9 };
        var expected = Ids(filter);

        var first = await PageAsync(filter, most);
        Assert.Equal(expected.Take(9), Ids(first));
        if (first.Next is { } next)
        {
            var second = await PageAsync(filter with { After = next }, most);
            Assert.Equal(expected.Skip(9).Take(9), Ids(second));
            Assert.Equal(Ids(first), Ids(await PageAsync(filter with { Before = second.Previous }, most)));
        }
    }

    [Theory]
    [InlineData(1, PushStatus.Failed, 0, 20_000)]
    [InlineData(2, PushStatus.Pending, 5_000, 30_000)]
    [InlineData(2, null, 9_990, 10_005)]
    [InlineData(3, PushStatus.Delivered, 30_000, 30_200)]
    [InlineData(null, PushStatus.PartlyDelivered, 30_000, 40_000)]
    [InlineData(null, null, 1_000, 50_000)]
    public async Task List_of_a_time_reads_the_slices_of_that_time(int? accountId, PushStatus? status, int from, int to)
    {
        var filter = new PushFilter { AccountId = accountId, Status = status, From = At(from), To = At(to), Limit = 9 };

        var page = await PageAsync(filter, StepsOfTenSlices);

        Assert.Equal(Ids(filter).Take(9), Ids(page));
        Assert.NotEmpty(page.Rows);
        if (page.Next is { } next)
        {
            var second = await PageAsync(filter with { After = next }, StepsOfTenSlices);
            Assert.Equal(Ids(page), Ids(await PageAsync(filter with { Before = second.Previous }, StepsOfTenSlices)));
        }
    }

    [Theory]
    [InlineData(null, StepsOfFailures)]
    [InlineData(1, StepsOfFailures + StepsOfHours)]
    [InlineData(2, StepsOfFailures + StepsOfHours)]
    [InlineData(3, StepsOfFailures + StepsOfHours)]
    [InlineData(4, StepsOfHours)]
    public async Task Failures_are_found_without_looking_at_those_of_others(int? accountId, int most)
    {
        var filter = new FailureFilter { AccountId = accountId };
        var expected = store.Lines($"SELECT t.id FROM transactions t WHERE state > 1 AND {Account(accountId)} = account_id ORDER BY updated_at DESC, id DESC").ConvertAll(long.Parse);

        store.Steps = 0;
        var first = await _enquiries.FailuresAsync(filter, null, 10, Token);
        Assert.InRange(store.Steps, 0, most);
        Assert.Equal(expected.Take(10), first.Rows.Select(row => row.Transaction.Id));
        Assert.All(first.Rows, row => Assert.Equal($"push-{IdSequence.MadeAt(row.Transaction.PushId).Subtract(GrownStore.Start).TotalMilliseconds}", row.InitiatorPushId));
        Assert.Equal(expected.Count, (await _enquiries.FailureGroupsAsync(filter, Token)).Sum(group => group.Count));
        if (first.Next is { } next)
        {
            store.Steps = 0;
            var second = await _enquiries.FailuresAsync(filter, next, 10, Token);
            Assert.Equal(expected.Skip(10).Take(10), second.Rows.Select(row => row.Transaction.Id));
            Assert.InRange(store.Steps, 0, most);
            store.Steps = 0;
            var back = await _enquiries.FailuresAsync(filter, new PageEdge<FailurePosition>(second.Previous!.Value, IsBefore: true), 10, Token);
            Assert.Equal(expected.Take(10), back.Rows.Select(row => row.Transaction.Id));
            Assert.InRange(store.Steps, 0, most);
        }
    }

    [Theory]
    [InlineData(null, 4 * 24)]
    [InlineData(1, 24)]
    public async Task Dashboard_reads_the_last_day_of_the_counts_alone(int? accountId, int accepted)
    {
        store.Steps = 0;

        await _enquiries.PendingAsync(accountId, Token);
        var day = await _enquiries.TrafficAsync(accountId, new TrafficRange(TimeSpan.FromHours(1), 24), GrownStore.Start, Token);

        Assert.InRange(store.Steps, 0, 5_000);
        Assert.Equal(accepted, day.Sum(hour => hour.Accepted));
    }

    /// <summary>Every second push of the store, and 20 rare ones among the old.</summary>
    [Theory]
    [InlineData(null, null, "often", 2_000)]
    [InlineData(1, null, "often", 2_000)]
    [InlineData(1, PushStatus.Failed, "often", StepsOfTag)]
    [InlineData(3, PushStatus.Failed, "often", StepsOfTag)]
    [InlineData(null, PushStatus.Failed, "rare", FewSteps)]
    [InlineData(null, null, "rare", 2_000)]
    [InlineData(4, null, "often", 1_000)]
    public async Task List_of_a_tag_reads_its_own_rows(int? accountId, PushStatus? status, string tag, int most)
    {
        store.Tag();
        var filter = new PushFilter { AccountId = accountId, Status = status, Tag = tag, Limit = 9 };
        var expected = Ids(filter).Intersect(store.Lines($"SELECT push_id FROM push_tags WHERE tag = '{tag}'").ConvertAll(long.Parse)).ToList();

        var first = await PageAsync(filter, most);

        Assert.Equal(expected.Take(9), Ids(first));
        if (first.Next is { } next)
        {
            Assert.Equal(expected.Skip(9).Take(9), Ids(await PageAsync(filter with { After = next }, most)));
        }
    }

    public static TheoryData<PushFilter, string> Sifted => new()
    {
        { new PushFilter { ContentType = "application/vnd.wap.sic" }, "content_type = 'application/vnd.wap.sic'" },
        { new PushFilter { ContentType = "application/vnd.wap.mms-message" }, "content_type LIKE 'application/vnd.wap.mms-message%'" },
        { new PushFilter { ContentType = "application/vnd.wap.mms" }, "1 = 0" },
        { new PushFilter { ContentType = "" }, "content_type IS NULL" },
        { new PushFilter { Source = PushSource.Pap, AccountId = 2 }, "source = 3 AND account_id = 2" },
        { new PushFilter { Segments = 3 }, "source = 3" },
        { new PushFilter { Segments = 3, Source = PushSource.Rest }, "1 = 0" },
        { new PushFilter { Causes = [FailureCause.UnknownSubscriber], AccountId = 1 }, "account_id = 1 AND failed > 0 AND (SELECT cause FROM transactions t WHERE t.push_id = pushes.id AND t.id > pushes.id AND t.id <= pushes.id + 512) = 4" },
        { new PushFilter { Causes = [FailureCause.UnknownSubscriber], Segments = 3 }, "failed > 0 AND source = 3 AND (SELECT cause FROM transactions t WHERE t.push_id = pushes.id AND t.id > pushes.id AND t.id <= pushes.id + 512) = 4" },
        { new PushFilter { Code = 1001, AccountId = 3 }, "account_id = 3 AND delivered + failed < recipients" },
        { new PushFilter { Causes = [] }, "1 = 0" },
        { new PushFilter { Tag = "often", Segments = 3 }, "source = 3" },
        { new PushFilter { Tag = "often", ContentType = "application/vnd.wap.sic", AccountId = 2 }, "content_type = 'application/vnd.wap.sic' AND account_id = 2" },
        { new PushFilter { Tag = "often", Segments = 3, Status = PushStatus.Delivered }, "source = 3 AND delivered = recipients" },
        { new PushFilter { Tag = "often", Status = PushStatus.Failed, AccountId = 1 }, "failed = recipients AND account_id = 1 AND id / 1048576 % 2 = 0" },
        { new PushFilter { Link = "", AccountId = 3 }, "account_id = 3 AND delivered + failed > 0" },
    };

    /// <summary>A page looks at so many pushes and no more, and says where it ended; page by page all is found, forth and back.</summary>
    [Theory]
    [MemberData(nameof(Sifted))]
    public async Task Sifted_list_looks_at_so_many_pushes_for_a_page(PushFilter filter, string condition)
    {
        store.Describe();
        store.Tag();
        var expected = store.Lines($"SELECT id FROM pushes WHERE {condition} ORDER BY id DESC LIMIT 1000").ConvertAll(long.Parse);
        Assert.False(filter.IsCounted);

        var (forth, back) = (new List<long>(), new List<long>());
        var asked = filter with { Limit = 200 };
        PushPage page;
        do
        {
            page = await PageAsync(asked, StepsOfSifting);
            forth.AddRange(Ids(page));
            Assert.Equal(page.LookedTo is not null, page.Next is not null && page.Rows.Count < 200);
            asked = asked with { After = page.Next };
        }
        while (page.Next is not null && forth.Count < expected.Count);

        asked = filter with { Limit = 200, Before = 0 };
        do
        {
            page = await PageAsync(asked, StepsOfSifting);
            back.InsertRange(0, Ids(page));
            asked = asked with { Before = page.Previous };
        }
        while (page.Previous is not null);

        Assert.Equal(expected, forth.Take(1000));
        Assert.Equal(expected, back.Take(1000));
    }

    /// <summary>A tag that half of all pushes bear, and what few or none of them have.</summary>
    public static TheoryData<PushFilter> SiftedOfTag =>
    [
        new PushFilter { Segments = 3, Source = PushSource.Rest },
        new PushFilter { ContentType = "application/vnd.wap.slc" },
        new PushFilter { Link = "none" },
        new PushFilter { Code = 4031 },
    ];

    /// <summary>So many pushes of the tag are looked at for a page, and the others for the next one.</summary>
    [Theory]
    [MemberData(nameof(SiftedOfTag))]
    public async Task Sifted_list_of_a_tag_looks_at_so_many_of_its_pushes_for_a_page(PushFilter filter)
    {
        store.Describe();
        store.Tag();
        var tagged = store.Lines("SELECT push_id FROM push_tags WHERE tag = 'often' ORDER BY push_id").ConvertAll(long.Parse);
        filter = filter with { Tag = "often", Limit = 9 };

        var first = await PageAsync(filter, StepsOfSifting);
        var second = await PageAsync(filter with { After = first.Next }, StepsOfSifting);
        var forth = await PageAsync(filter with { Before = 0 }, StepsOfSifting);

        Assert.Empty(first.Rows);
        Assert.Equal(IdSequence.MadeAt(tagged[^24_576]), first.LookedTo!.Value, TimeSpan.FromMilliseconds(2));
        Assert.Equal((0, null, null), (second.Rows.Count, second.Next, second.LookedTo));
        Assert.Equal(IdSequence.MadeAt(tagged[24_576]), forth.LookedTo!.Value, TimeSpan.FromMilliseconds(2));
    }

    /// <summary>Whether a list looks for one link is in no index and no sum either.</summary>
    [Fact]
    public async Task List_of_a_link_looks_at_so_many_pushes_for_a_page()
    {
        var page = await PageAsync(new PushFilter { Link = "none", Limit = 9 }, StepsOfSifting);

        Assert.Empty(page.Rows);
        Assert.NotNull(page.LookedTo);
    }

    [Fact]
    public async Task Page_without_a_row_leads_back_to_the_page_before_it()
    {
        store.Describe();
        var filter = new PushFilter { Segments = 3, Limit = 9 };

        var first = await PageAsync(filter, StepsOfSifting);
        Assert.Empty(first.Rows);
        Assert.NotNull(first.LookedTo);
        Assert.Null(first.Previous);
        var second = await PageAsync(filter with { After = first.Next }, StepsOfSifting);
        var again = await PageAsync(filter with { Before = second.Previous }, StepsOfSifting);

        Assert.Empty(again.Rows);
        Assert.Equal(Ids(second), Ids(await PageAsync(filter with { After = again.Next }, StepsOfSifting)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<long> Ids(PushPage page) => page.Rows.Select(row => row.Push.Id);

    private static DateTimeOffset At(int push) => GrownStore.Start.AddMilliseconds(push);

    private async Task<PushPage> PageAsync(PushFilter filter, int most)
    {
        store.Steps = 0;
        var page = await _enquiries.PageAsync(filter, Token);
        Assert.InRange(store.Steps, 0, most);
        return page;
    }

    /// <summary>What the filter should find, read by the plainest of statements.</summary>
    private List<long> Ids(PushFilter filter)
    {
        var status = filter.Status switch
        {
            PushStatus.Pending => "delivered + failed < recipients",
            PushStatus.Delivered => "delivered = recipients",
            PushStatus.Failed => "failed = recipients",
            PushStatus.PartlyDelivered => "delivered + failed = recipients AND delivered > 0 AND failed > 0",
            _ => "1",
        };
        var low = filter.From is { } from ? IdSequence.Floor(from) : 0;
        var high = filter.To is { } to ? IdSequence.Floor(to) : long.MaxValue;
        return store.Lines($"SELECT id FROM pushes WHERE {status} AND id >= {low} AND id < {high} AND {Account(filter.AccountId)} = account_id ORDER BY id DESC").ConvertAll(long.Parse);
    }

    /// <summary>As SQL; of all accounts each row's own.</summary>
    private static string Account(long? accountId) => accountId?.ToString(CultureInfo.InvariantCulture) ?? "account_id";

    /// <summary>These lists are found without.</summary>
    private sealed class NoLookups : ILookupTables
    {
        public IEnumerable<IReadOnlyList<long>> Find(LookupKind kind, string text, long after, long before, bool newestFirst) => throw new NotSupportedException();
    }
}
