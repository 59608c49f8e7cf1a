using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Lab;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Lab;
using PushPortal.Tests.Lab;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class LabPageTests : IAsyncDisposable
{
    private static readonly LabOrder Lossy = new(new LabSettings { Seed = 3, Pushes = 200, Seeds = 4, Handsets = 50, Segments = 4, LossRate = 0.2 }, LabOrder.UsualArms);

    /// <summary>No two pushes meet at a handset, nothing is lost, and nobody shares with others: there is nothing to find.</summary>
    private static readonly LabOrder Quiet = new(new LabSettings { Pushes = 100, Seeds = 3, Segments = 1, Handsets = 20_000, Background = 0, RushBackground = 0 }, LabOrder.UsualArms);

    /// <summary>Takes much longer than any test, unless it is ended.</summary>
    internal static readonly LabOrder Endless = new(
        new LabSettings { Pushes = 2_000, Seeds = 100, LossRate = 1, MaxAttemptsPerSegment = 100, Lifetime = TimeSpan.FromDays(1) }, [LabArm.DedicatedPrompt, LabArm.DedicatedTransactions]);

    private readonly PortalUnderTest _portal = new(role: PortalRole.Admin);

    private LabBench Bench => _portal.Services.GetRequiredService<LabBench>();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Link_fills_the_form_and_run_comes_to_the_figures_of_the_experiment()
    {
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Lossy));
        Assert.Equal(("0.2", "3", ""), (Value(page, "lab-lossRate"), Value(page, "lab-seed"), Value(page, "lab-scenario")));
        Assert.True(page.Find("[data-testid=lab-arm-DedicatedTransactions]").HasAttribute("checked"));
        Assert.False(page.Find("[data-testid=lab-arm-DedicatedPrompt]").HasAttribute("checked"));
        await RunAsync(page);

        Assert.Equal(PortalLinks.LabOf(Lossy), new Uri(_portal.Navigation.Uri).PathAndQuery);
        var result = await LabExperiment.RunAsync(Lossy.Settings, null, Ct, Lossy.Arms);
        var delivered = result.Of(LabArm.SharedStoreAndForward, LabMeasure.Delivered);
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{delivered.Mean * 100:0.00} ± {delivered.HalfWidth * 100:0.00} %"),
            page.Find("[data-testid=lab-row][data-measure=delivered] td").TextContent);
        Assert.Equal(LabMeasure.All.Count, page.FindAll("[data-testid=lab-row]").Count);
        Assert.Empty(page.FindAll("[data-testid=lab-interim]"));
    }

    [Fact]
    public async Task Page_says_in_words_which_arm_is_better()
    {
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Lossy));
        await RunAsync(page);

        var says = page.Find("[data-testid=lab-says][data-measure=delivered]");
        Assert.Equal("DedicatedTransactions", says.GetAttribute("data-better"));
        var gain = Bench.Last!.View.Result!.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.Delivered);
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.CurrentCulture, $"Delivered within the lifetime: The product: dedicated SMSC, transactions is better, by {gain.Mean * 100:0.00} ± {gain.HalfWidth * 100:0.00} percentage points."),
            says.TextContent);
        Assert.Contains("Prior art", page.Find("[data-testid=lab-chart][data-measure=delivered] svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-testid=lab-chart][data-measure=delivered] tbody tr").Count);
    }

    [Fact]
    public async Task Page_says_that_there_is_no_difference_where_there_is_none()
    {
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Quiet));
        await RunAsync(page);

        Assert.All(page.FindAll("[data-testid=lab-says]"), says => Assert.EndsWith(": no difference beyond the intervals.", says.TextContent, StringComparison.Ordinal));
        Assert.Contains("better in 0, worse in 0; in 6 there is no difference", page.Find("[data-testid=lab-sum]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_fills_in_its_network_and_leaves_the_size()
    {
        var page = _portal.Open<LabPage>("/lab?pushes=50&lossRate=0.3");
        Assert.Equal("", Value(page, "lab-scenario"));
        await page.Find("[data-testid=lab-scenario]").ChangeAsync("impatient");

        Assert.Equal(("0.05", "30", "50"), (Value(page, "lab-lossRate"), Value(page, "lab-reassemblyTime"), Value(page, "lab-pushes")));
        Assert.Equal("impatient", Value(page, "lab-scenario"));
    }

    [Theory]
    [InlineData("lossRate", "1.5", "Write a number from 0 to 1.")]
    [InlineData("lossRate", "much", "Write a number from 0 to 1.")]
    [InlineData("seeds", "2.5", "Write a whole number from 2 to 100.")]
    [InlineData("lifetime", "", "Write a number from 1 to 86400.")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string text, string error)
    {
        var page = _portal.Open<LabPage>($"/lab?{field}={text}");
        Assert.Equal(text, Value(page, $"lab-{field}"));
        await page.Find("[data-testid=lab-form]").SubmitAsync();

        Assert.Equal(error, page.Find($"[data-testid=error-lab-{field}]").TextContent);
        Assert.Equal("true", page.Find($"[data-testid=lab-{field}]").GetAttribute("aria-invalid"));
        Assert.Null(Bench.Last);
    }

    [Fact]
    public async Task Too_few_arms_and_too_many_messages_are_refused_before_anything_runs()
    {
        var page = _portal.Open<LabPage>("/lab?arms=DedicatedPrompt&colour=1");
        Assert.Contains("colour", page.Find("[data-testid=lab-unknown]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=lab-form]").SubmitAsync();
        Assert.Equal("Choose at least two.", page.Find("[data-testid=error-lab-arms]").TextContent);

        await page.Find("[data-testid=lab-arm-SharedTransactions]").ChangeAsync(true);
        await page.Find("[data-testid=lab-pushes]").ChangeAsync("100000");
        await page.Find("[data-testid=lab-form]").SubmitAsync();

        Assert.StartsWith("This is 16", page.Find("[data-testid=error-lab-pushes]").TextContent, StringComparison.Ordinal);
        Assert.Null(Bench.Last);
    }

    [Fact]
    public async Task Run_is_cancelled_and_another_waits_for_it()
    {
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Endless));
        await page.Find("[data-testid=lab-form]").SubmitAsync();
        Assert.Equal("Running", page.Find("[data-testid=lab-trial]").GetAttribute("data-state"));
        Assert.NotEmpty(page.FindAll("[data-testid=lab-nothing]"));

        var other = _portal.Open<LabPage>(PortalLinks.LabOf(Quiet));
        Assert.Equal(PortalLinks.LabOf(Endless), other.Find("[data-testid=lab-other] a").GetAttribute("href"));
        Assert.True(other.Find("[data-testid=lab-run]").HasAttribute("disabled"));
        await other.Find("[data-testid=lab-form]").SubmitAsync();
        Assert.Equal("Another experiment runs. Cancel it, or wait until it is over.", other.Find("[data-testid=lab-refused]").TextContent);

        var again = _portal.Open<LabPage>(PortalLinks.LabOf(Endless));
        await again.Find("[data-testid=lab-cancel]").ClickAsync();
        await Bench.Last!.OverAsync();
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        again.WaitForAssertion(() => Assert.Equal("Cancelled", again.Find("[data-testid=lab-trial]").GetAttribute("data-state")));
        Assert.Empty(again.FindAll("[data-testid=lab-cancel]"));
    }

    [Fact]
    public async Task Run_is_kept_when_its_page_is_left()
    {
        var first = _portal.Open<LabPage>(PortalLinks.LabOf(Lossy));
        await first.Find("[data-testid=lab-form]").SubmitAsync();
        first.Dispose();
        await Bench.Last!.OverAsync();

        var page = _portal.Open<LabPage>("/lab");

        Assert.Equal("Done", page.Find("[data-testid=lab-trial]").GetAttribute("data-state"));
        Assert.Equal("0.2", Value(page, "lab-lossRate"));
    }

    [Fact]
    public async Task Link_is_copied_whole()
    {
        var copy = _portal.JSInterop.Setup<bool>("pushPortal.copy", _ => true);
        copy.SetResult(true);
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Lossy));
        await RunAsync(page);
        await page.Find("[data-testid=copy-this]").ClickAsync();

        Assert.Equal("http://localhost" + PortalLinks.LabOf(Lossy), Assert.Single(copy.Invocations).Arguments[0]);
    }

    [Fact]
    public async Task Rights_are_asked_for_when_it_is_started()
    {
        var page = _portal.Open<LabPage>(PortalLinks.LabOf(Lossy));
        _portal.TakeRights();
        await page.Find("[data-testid=lab-form]").SubmitAsync();

        Assert.NotEmpty(page.FindAll("[data-testid=lab-refused]"));
        Assert.Null(Bench.Last);
    }

    [Fact]
    public void Every_setting_of_an_experiment_has_one_field() =>
        Assert.Equal(LabParameters.All.Select(parameter => parameter.Name).Order(), LabForm.Groups.SelectMany(group => group.Parameters).Select(parameter => parameter.Name).Order());

    private async Task RunAsync(IRenderedComponent<LabPage> page)
    {
        await page.Find("[data-testid=lab-form]").SubmitAsync();
        await Bench.Last!.OverAsync();
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        page.WaitForAssertion(() => Assert.Equal("Done", page.Find("[data-testid=lab-trial]").GetAttribute("data-state")));
    }

    /// <summary>What stands in a field; of a choice, the option that is chosen.</summary>
    private static string? Value(IRenderedComponent<LabPage> page, string field) => page.Find($"[data-testid={field}]").GetAttribute("value");
}
