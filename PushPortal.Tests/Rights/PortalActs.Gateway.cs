using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Routes;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Lab;
using PushPortal.Tests.Portal;
using PushPortal.Tests.Routes;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Rights;

/// <content>Acts on what is the whole gateway's: links, routes, submissions, alarms, aliases, traces and experiments.</content>
internal static partial class PortalActs
{
    /// <summary>A portal that has one link.</summary>
    internal static PortalUnderTest WithLink(string role, LinkMode mode, ISet<string>? seen)
    {
        var link = new OrderedLink(Sample.Link with { Mode = mode });
        return new PortalUnderTest(role: role, links: link.Watch, add: services => services.AddSingleton(_ => link), seen: seen);
    }

    /// <summary>A portal that has the simulated network, which alone has test recipients.</summary>
    internal static PortalUnderTest WithNetwork(string role, ISet<string>? seen)
    {
        var status = new SmscStatus();
        status.Publish([Sample.Link with { Kind = LinkKind.Simulator }], 0);
        return new PortalUnderTest(role: role, links: new LinkWatch(status, [], null, null, TimeSpan.FromMinutes(2)), seen: seen);
    }

    internal static OrderedLink LinkOf(PortalUnderTest portal) => portal.Services.GetRequiredService<OrderedLink>();

    internal static Task OrderLinkAsync(PortalUnderTest portal, string verb) => OrderAsync(portal, portal.Open<LinksPage>("/links"), $"link-{verb}");

    internal static Task ChangePolicyAsync(PortalUnderTest portal) => PolicyAsync(portal, page => page.Find("[data-testid=policy-form]").SubmitAsync());

    internal static async Task ResetPolicyAsync(PortalUnderTest portal)
    {
        await LinkOf(portal).Policies.ChangeAsync(Sample.Link.Name, new LinkPolicy { MaxAttemptsPerSegment = 3 }, Actor.System, "slow", Token);
        await PolicyAsync(portal, page => page.Find("[data-testid=reset-policy]").ClickAsync());
    }

    private static async Task PolicyAsync(PortalUnderTest portal, Func<IRenderedComponent<LinksPage>, Task> act)
    {
        var page = portal.Open<LinksPage>($"/links?link={Sample.Link.Name}");
        await page.Find("[data-testid=policy-attempts]").ChangeAsync("4");
        await ReasonAsync(portal, () => act(page));
    }

    /// <summary>A portal that has routes.</summary>
    internal static PortalUnderTest WithRoutes(string role, ISet<string>? seen)
    {
        var (kept, status) = (new KeptRoutes(), new SmscStatus());
        status.Publish([Sample.Link with { Name = "a" }, Sample.Link with { Name = "b" }], 0);
        var links = new LinkWatch(status, [new RecordingLink("a", prefix: "+44"), new RecordingLink("b")], null, null, TimeSpan.FromMinutes(2));
        return new PortalUnderTest(role: role, links: links, add: services => services.AddSingleton(_ => kept), seen: seen) { Routes = kept.Versions };
    }

    internal static RouteVersions VersionsOf(PortalUnderTest portal) => portal.Services.GetRequiredService<KeptRoutes>().Versions;

    /// <summary>Changes of drafts so far, and whether there is one.</summary>
    internal static (long Revision, bool IsThere) DraftOf(PortalUnderTest portal)
    {
        using var db = portal.Services.GetRequiredService<KeptRoutes>().Store.CreateDbContext();
        return db.RouteDraft.SingleOrDefault() is { } draft ? (draft.Revision, !draft.IsEmpty) : default;
    }

    private static async Task<IRenderedComponent<RoutesPage>> DraftAsync(PortalUnderTest portal)
    {
        Assert.Equal(RouteSaved.Done, await VersionsOf(portal).SaveDraftAsync([SampleRoutes.Over("China", "b", "+86138"), SampleRoutes.Over("rest", "a")], null, Actor.System, Token));
        return portal.Open<RoutesPage>("/routes?view=draft&edit=1");
    }

    internal static Task BeginRoutesAsync(PortalUnderTest portal) => PressAsync(portal, portal.Open<RoutesPage>("/routes"), "route-begin");

    internal static async Task SaveRuleAsync(PortalUnderTest portal) => await SendAsync(portal, await DraftAsync(portal), "route-form");

    internal static async Task ReasonOnDraftAsync(PortalUnderTest portal, string button) => await ReasonAsync(portal, await DraftAsync(portal), button);

    internal static async Task RestoreRoutesAsync(PortalUnderTest portal)
    {
        for (var version = 0; version < 2; version++)
        {
            await DraftAsync(portal);
            Assert.Equal(RouteSaved.Done, await VersionsOf(portal).PublishAsync((await VersionsOf(portal).DraftAsync(Token))!.Revision, version, Actor.System, "first", Token));
        }

        await ReasonAsync(portal, portal.Open<RoutesPage>("/routes"), "route-restore");
    }

    internal static async Task ResumeAsync(PortalUnderTest portal)
    {
        portal.Intake.Set(new IntakeSuspension(Sample.Noon, "anna", "works"));
        await OrderAsync(portal, portal.Open<QueuesPage>("/queues"), "intake-resume");
    }

    internal static async Task AcknowledgeAsync(PortalUnderTest portal)
    {
        await portal.Board.LoadAsync(Token);
        portal.Board.Take([new AlarmCondition(AlarmKind.LinkDown, "upstream", Holds: true, default)], new HashSet<AlarmKind>());
        await PressAsync(portal, portal.Open<AlarmsPage>("/alarms"), "acknowledge");
    }

    internal static IRenderedComponent<AliasesPage> Aliases(PortalUnderTest portal)
    {
        portal.Aliases.All.Add(new AddressAlias { Id = 1, Name = "john", Number = "+8613800000001" });
        return portal.Open<AliasesPage>("/aliases");
    }

    internal static WireTrace TraceOf(PortalUnderTest portal) => portal.Services.GetRequiredService<WireTrace>();

    internal static async Task StartTraceAsync(PortalUnderTest portal)
    {
        var page = portal.Open<TracePage>("/trace");
        await page.Find("[data-testid=trace-subject]").ChangeAsync("demo");
        await SendAsync(portal, page, "trace-form");
    }

    internal static Task PressOnTraceAsync(PortalUnderTest portal, string button)
    {
        TraceOf(portal).Start(new TraceOrder(TraceSubjectKind.Account, "demo", TraceOrder.UsualDuration, ShowsContent: false, "somebody", ""));
        return PressAsync(portal, portal.Open<TracePage>("/trace"), button);
    }

    internal static LabBench BenchOf(PortalUnderTest portal) => portal.Services.GetRequiredService<LabBench>();

    internal static async Task CancelExperimentAsync(PortalUnderTest portal)
    {
        var trial = BenchOf(portal).Start(LabPageTests.Endless, "anna")!;
        await PressAsync(portal, portal.Open<LabPage>("/lab"), "lab-cancel");
        if (portal.RoleLater == PortalRole.Admin)
        {
            await trial.OverAsync();
        }
    }
}
