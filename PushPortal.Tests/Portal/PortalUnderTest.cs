using System.Globalization;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Alarms;
using PushPortal.Tests.Callbacks;
using PushPortal.Web.Api;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Tests.Portal;

/// <summary>Pages without a browser, over pushes kept by hand, seen by the member of a service provider unless said otherwise.</summary>
internal sealed class PortalUnderTest : BunitContext
{
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;

    internal PortalUnderTest(string language = "en", string role = PortalRole.Provider, LinkWatch? links = null)
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
        Services.AddSingleton(PushPortal.Tests.Pushes.SamplePush.Gateway(Store, Store, new IdSequence(Clock), Feed, new TransactionSignal(Clock), new NotificationSignal(Clock), new PpgPolicy(), Clock));
        Services.AddSingleton<IAddressAliases>(Aliases);
        Services.AddSingleton(links ?? new LinkWatch(null, [], null, null, TimeSpan.FromMinutes(2)));
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
        Services.AddSingleton(Board);
        Services.AddSingleton(new PpgPolicy());
        Services.AddScoped<RetryPlanner>();
        Services.AddScoped<PushCancellation>();
        Services.AddScoped<AliasDeletion>();
        Services.AddScoped<SmppPasswordRemoval>();
        var signedIn = this.AddAuthorization();
        signedIn.SetAuthorized("somebody");
        signedIn.SetRoles(role);
        Claim[] claims = role == PortalRole.Provider ? [new(ApiKeyAuthentication.AccountClaim, FixedAccounts.Demo.Id.ToString(CultureInfo.InvariantCulture))] : [];
        signedIn.SetClaims(claims);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
        Viewer = new Viewer("somebody", role == PortalRole.Provider ? FixedAccounts.Demo.Id : null, role != PortalRole.Provider, role == PortalRole.Admin, role != PortalRole.Support);
    }

    internal FakeTimeProvider Clock { get; } = new(Sample.Noon);

    internal KeptPushes Pushes { get; } = new();

    internal KeptRetries Retries { get; }

    internal KeptAliases Aliases { get; } = new();

    internal HandFeed Feed { get; } = new();

    internal MemoryStore Store { get; } = new();

    internal StoreState StoreState { get; }

    internal KeptEdits Edits { get; } = new();

    internal KeptCallbacks Callbacks { get; } = new();

    internal FixedAccounts Accounts { get; } = new();

    internal KeptEndpoints Endpoints { get; }

    internal CallbackRecoveries Recoveries { get; }

    internal TargetWatch Targets { get; }

    internal KeptAlarms Alarms { get; } = new();

    /// <summary>Raises and clears at once.</summary>
    internal AlarmBoard Board { get; }

    internal Viewer Viewer { get; }

    internal IRenderedComponent<MudDialogProvider> Dialogs => _dialogs;

    internal BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Opens a page at this address, with its query.</summary>
    internal IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? route = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>(page =>
        {
            page.AddCascadingValue(Viewer);
            page.AddCascadingValue(ViewSettings.Default);
            route?.Invoke(page);
        });
    }
}
