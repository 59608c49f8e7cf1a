using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Live;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>How often a viewer's page is drawn while very much happens, by a clock that the test turns.</summary>
public sealed class RedrawTests
{
    private const int ChangesPerSecond = 500;
    private const int Seconds = 10;
    private const int MostPerSecond = 4;

    private static readonly string Push = PublicId.Format(PublicId.Push, 1_000_000);

    [Fact]
    public Task Dashboard_is_drawn_at_most_four_times_a_second() => IsDrawnAtMostAsync<DashboardPage>("/?range=15min");

    [Fact]
    public Task List_of_pushes_is_drawn_at_most_four_times_a_second() => IsDrawnAtMostAsync<PushListPage>("/pushes");

    [Fact]
    public Task Failures_are_drawn_at_most_four_times_a_second() => IsDrawnAtMostAsync<FailuresPage>("/failures?range=1h&show=all");

    [Fact]
    public Task Page_of_a_push_is_drawn_at_most_four_times_a_second() =>
        IsDrawnAtMostAsync<PushDetailsPage>($"/pushes/{Push}", page => page.Add(shown => shown.Id, Push));

    private static async Task IsDrawnAtMostAsync<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? route = null)
        where TPage : IComponent
    {
        await using var portal = new PortalUnderTest(
            role: PortalRole.Support,
            add: services => services.AddSingleton<IDeliveryFeed>(provider => new DeliveryFeed(provider.GetRequiredService<TimeProvider>(), NullLogger<DeliveryFeed>.Instance)));
        // One is on the page, and goes on changing; most others are new to it.
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Undeliverable));
        var feed = portal.Services.GetRequiredService<IDeliveryFeed>();
        var page = portal.Open(address, route);
        var redraws = 0;

        for (var number = 1; number <= ChangesPerSecond * Seconds; number++)
        {
            Pass();
            var transaction = number % 5 == 0 ? Sample.Transaction() : Sample.Transaction(TransactionState.Undeliverable, id: 1_000_000 + (number * 256L)) with { PushId = 1_000_000 + (number * 256L) };
            feed.Publish(Sample.Changed(transaction with { Version = number, UpdatedAt = portal.Clock.GetUtcNow() }));
            Pass();
        }

        Assert.InRange(redraws, Seconds, MostPerSecond * Seconds);

        // In halves, so that what is drawn for changes and what is drawn by the second do not fall together.
        void Pass()
        {
            var before = page.RenderCount;
            portal.Clock.Advance(TimeSpan.FromSeconds(0.5 / ChangesPerSecond));
            redraws += page.RenderCount > before ? 1 : 0;
        }
    }
}
