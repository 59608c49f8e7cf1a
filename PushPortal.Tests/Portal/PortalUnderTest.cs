using System.Globalization;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Live;
using PushPortal.Domain.Notes;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Usage;
using PushPortal.Domain.Views;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Routes;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Alarms;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Imports;
using PushPortal.Tests.Rights;
using PushPortal.Web.Api;
using PushPortal.Web.Imports;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Tests.Portal;

/// <summary>Pages without a browser, over pushes kept by hand, seen by the member of a service provider unless said otherwise.</summary>
internal sealed class PortalUnderTest : BunitContext
{
    internal const string Name = "somebody";
    internal const string Address = "10.0.0.7";

    private readonly IRenderedComponent<MudDialogProvider> _dialogs;

    /// <param name="add">Adds what a page needs that others do not.</param>
    /// <param name="seen">Gets where rights are asked for; see <see cref="CheckedRights"/>.</param>
    /// <param name="account">Of a service provider's member; null for the demo account.</param>
    internal PortalUnderTest(string language = "en", string role = PortalRole.SpOwner, LinkWatch? links = null, Action<IServiceCollection>? add = null, ISet<string>? seen = null, long? account = null)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        StoreState = new StoreState(Clock);
        Retries = new KeptRetries(Pushes);
        Endpoints = new KeptEndpoints(Accounts, Clock);
        Recoveries = new CallbackRecoveries(Callbacks, new CallbackSignal(Clock), new NotificationSignal(Clock), Clock);
        Targets = new TargetWatch(new NotificationSignal(Clock));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(StoreState);
        Services.AddSingleton<IPushEnquiries>(Pushes);
        Services.AddSingleton<IDeliveryFeed>(Feed);
        Services.AddSingleton<IAccountDirectory>(Accounts);
        Services.AddSingleton<IAccountEditor>(Edits);
        Keys = new KeptKeys(Clock);
        Services.AddSingleton<IApiKeys>(Keys);
        Limits = new SubmissionLimits(Clock);
        Services.AddSingleton(Limits);
        Services.AddSingleton(Options.Create(new StorageOptions()));
        var gateway = PushPortal.Tests.Pushes.SamplePush.Gateway(Store, Store, new IdSequence(Clock), Feed, new TransactionSignal(Clock), new NotificationSignal(Clock), new PpgPolicy(), Clock, Limits, links: Choices);
        Services.AddSingleton(gateway);
        Services.AddSingleton(new PushImports(Imports, ImportFiles, new ImportContents(), new FixedAccounts(), gateway, new IdSequence(Clock), new ImportSignal(Clock), new ImportPolicy { MostOctets = 4096 }, Clock));
        Services.AddSingleton<IAddressAliases>(Aliases);
        Services.AddSingleton<IRecipientGroups>(Groups);
        Services.AddSingleton(links ?? new LinkWatch(null, [], null, null, TimeSpan.FromMinutes(2)));
        Services.AddSingleton(provider => new RouteDesk(Routes, provider.GetRequiredService<LinkWatch>(), Accounts, Choices));
        Services.AddScoped<RouteControl>();
        Handsets = new SimulatedHandsets(Options.Create(new SimulatorOptions { DemoData = true }), Clock);
        Services.AddSingleton(provider => new HandsetDesk(Handsets, new HandsetActions(new HandsetBrowser(Options.Create(new SimulatorOptions { WapGateway = WapGateway }), Clock), Clock)));
        Services.AddSingleton(new BulkRetries(Retries, Store, Pushes, new IdSequence(Clock), new BulkRetrySignal(Clock), new PpgPolicy(), new BulkRetryPolicy(), Clock));
        Services.AddSingleton(new NotificationFigures());
        Services.AddSingleton<ICallbackLog>(Callbacks);
        Services.AddSingleton<ICallbackEndpoints>(Endpoints);
        Services.AddSingleton<ICallbackTest>(Endpoints);
        Services.AddSingleton(new CallbackHealth(new CallbackPolicy(TimeSpan.FromDays(5))));
        Services.AddSingleton(new ResendDesk(Callbacks, new NotificationSignal(Clock), Clock));
        Services.AddSingleton(Recoveries);
        Services.AddSingleton(Targets);
        Board = new AlarmBoard(Alarms, new AlarmPolicy { RaiseAfter = TimeSpan.Zero, ClearAfter = TimeSpan.Zero }, new AlarmSignal(Clock), Clock);
        Services.AddSingleton<IAlarmStore>(Alarms);
        Services.AddSingleton<IRefusalStore>(Refusals);
        Services.AddSingleton(Board);
        Services.AddSingleton(new PpgPolicy());
        Services.AddScoped<RetryPlanner>();
        Services.AddSingleton<PreviousTraffic>();
        Services.AddSingleton<IReports>(Reports);
        Services.AddSingleton<IUsage>(Usage);
        Services.AddSingleton<ReportDesk>();
        Services.AddScoped<PushCancellation>();
        Services.AddScoped<ContentErasureQuestion>();
        Services.AddSingleton<IContentErasure>(Erasure);
        Services.AddScoped<AliasDeletion>();
        Services.AddScoped<OrderQuestion>();
        Services.AddScoped<LinkControl>();
        Services.AddScoped<IntakeControl>();
        Services.AddScoped<HoldControl>();
        Services.AddSingleton<AccountHolds>();
        Services.AddSingleton(Intake);
        Services.AddSingleton(new IntakeOrders(Intake, null, Clock));
        Services.AddScoped<SmppPasswordRemoval>();
        Services.AddScoped<KeyRevocation>();
        Services.AddScoped(_ => new Visit { From = Address });
        Services.AddScoped<CallerCheck>();
        Services.AddScoped<BrowserTab>();
        Services.AddScoped<UnsentWork>();
        Services.AddScoped<ShownTimes>();
        Services.AddScoped<DangerQuestion>();
        Services.AddSingleton<IAuditLog>(Audit);
        Services.AddSingleton(new WireTrace(Options.Create(new TraceOptions()), Clock));
        Services.AddSingleton<LabBench>(provider => new LabBench(Options.Create(new LabOptions()), Clock, NullLogger<LabBench>.Instance));
        Services.AddSingleton<IPortalUsers>(Users);
        Issues = new KeptIssues(Clock);
        Services.AddSingleton<IFailureIssues>(Issues);
        Services.AddSingleton(new FailureDesk(Pushes, Issues, Clock));
        Notes = new KeptNotes(Clock, Audit);
        Views = new KeptViews(Audit);
        Services.AddSingleton<IQueueEnquiries>(Queues);
        Services.AddSingleton<IStoreSize>(Size);
        Services.AddSingleton<IPushNotes>(Notes);
        Services.AddSingleton<IPushTags>(new KeptTags(Pushes, Audit));
        Services.AddSingleton<ISavedViews>(Views);
        add?.Invoke(Services);
        SignedIn = this.AddAuthorization();
        if (seen is not null)
        {
            var inner = (AuthenticationStateProvider)Services.Last(service => service.ServiceType == typeof(AuthenticationStateProvider)).ImplementationInstance!;
            Services.AddSingleton<AuthenticationStateProvider>(new CheckedRights(inner, seen));
        }

        SignedIn.SetAuthorized(Name);
        SignedIn.SetRoles(role);
        var claims = AccountClaims(role, account ?? FixedAccounts.Demo.Id);
        SignedIn.SetClaims(claims);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
        Viewer = Viewer.Of(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, Name), new(ClaimTypes.Role, role), .. claims], "test")));
    }

    /// <summary>Those of an SMSC in this process; null while there is none. Set before a page is opened.</summary>
    internal RouteVersions? Routes { get; init; }

    internal SimulatedHandsets Handsets { get; }

    /// <summary>Where handsets fetch; nothing answers there unless a test says otherwise before it opens a page.</summary>
    internal string WapGateway { get; set; } = "127.0.0.1:1";

    internal FakeTimeProvider Clock { get; } = new(Sample.Noon);

    internal KeptPushes Pushes { get; } = new();

    internal KeptUsage Usage { get; } = new();

    internal KeptReports Reports { get; } = new();

    internal KeptRetries Retries { get; }

    internal KeptRefusals Refusals { get; } = new();

    /// <summary>What the pages are drawn into.</summary>
    internal BrowserTab Tab => Services.GetRequiredService<BrowserTab>();

    /// <summary>Who is signed in now; pages keep the viewer that they were opened by.</summary>
    internal BunitAuthorizationContext SignedIn { get; }

    internal KeptAudit Audit { get; } = new();

    internal KeptUsers Users { get; } = new();

    internal KeptIssues Issues { get; }

    internal KeptNotes Notes { get; }

    internal KeptQueues Queues { get; } = new();

    internal KeptSize Size { get; } = new();

    internal KeptErasure Erasure { get; } = new();

    internal KeptViews Views { get; }

    internal KeptImports Imports { get; } = new();

    internal KeptFiles ImportFiles { get; } = new();

    internal KeptAliases Aliases { get; } = new();

    internal KeptGroups Groups { get; } = new();

    internal HandFeed Feed { get; } = new();

    internal MemoryStore Store { get; } = new();

    internal StoreState StoreState { get; }

    internal SubmissionIntake Intake { get; } = new();

    internal KeptEdits Edits { get; } = new();

    internal KeptCallbacks Callbacks { get; } = new();

    internal FixedAccounts Accounts { get; } = new();

    /// <summary>The links that a retry may choose from.</summary>
    internal FixedLinks Choices { get; } = new();

    internal KeptEndpoints Endpoints { get; }

    internal CallbackRecoveries Recoveries { get; }

    internal TargetWatch Targets { get; }

    internal KeptKeys Keys { get; }

    internal SubmissionLimits Limits { get; }

    internal KeptAlarms Alarms { get; } = new();

    /// <summary>Raises and clears at once.</summary>
    internal AlarmBoard Board { get; }

    internal Viewer Viewer { get; }

    internal IRenderedComponent<MudDialogProvider> Dialogs => _dialogs;

    internal BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>The role that <see cref="TakeRights"/> leaves to whoever is signed in; null when nobody is any more.</summary>
    internal string? RoleLater { get; set; } = PortalRole.SpReader;

    /// <summary>Whoever opened the pages has another role from now on; the pages do not know it.</summary>
    internal void TakeRights()
    {
        if (RoleLater is not { } role)
        {
            SignedIn.SetNotAuthorized();
            return;
        }

        SignedIn.SetRoles(role);
        SignedIn.SetClaims(AccountClaims(role, FixedAccounts.Demo.Id));
    }

    /// <summary>Answers the dialog that asks for a reason, once it stands.</summary>
    internal async Task GiveReasonAsync(Task asked, string reason)
    {
        await _dialogs.WaitForElementAsync("[data-testid=reason-confirm]");
        await _dialogs.Find("[data-testid=reason]").InputAsync(reason);
        await _dialogs.Find("[data-testid=reason-confirm]").ClickAsync();
        await asked;
    }

    private static Claim[] AccountClaims(string role, long account) =>
        PortalRole.Members.Contains(role) ? [new(ApiKeyAuthentication.AccountClaim, account.ToString(CultureInfo.InvariantCulture))] : [];

    /// <summary>Opens a page at this address, with its query.</summary>
    /// <param name="zone">The viewer's time zone, by its IANA name.</param>
    internal IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? route = null, string? zone = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>(page =>
        {
            page.AddCascadingValue(Viewer);
            page.AddCascadingValue(ViewSettings.Default with { Zone = zone });
            route?.Invoke(page);
        });
    }
}
