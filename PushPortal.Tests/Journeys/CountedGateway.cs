using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys;

/// <summary>
/// A gateway that has pushes in every status, one of them to three recipients of whom one has it, and a delivered and a failed one of two days ago and of two and
/// a half hours ago. New ones are refused, which is an alarm; nothing moves any more.
/// </summary>
public sealed class CountedGateway : IAsyncLifetime
{
    private static readonly object Content = new { type = "si", href = "http://pi.example/", text = "Counted" };

    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new ShiftedClock(TimeSpan.FromDays(2));
        Host = await GatewayHost.StartAsync(
            services => services.AddSingleton<TimeProvider>(clock),
            ("PushPortal:Ppg:FirstProbe", "01:00:00"),
            ("PushPortal:Ppg:DefaultLifetime", "1.00:00:00"),
            ("PushPortal:Alarms:RaiseAfter", "00:00:00"));
        var rest = Host.Rest;
        var (there, away) = (await Host.NewHandsetAsync(), await Host.NewHandsetAsync());
        await EndAsync(await SubmitAsync(there.Number), await SubmitAsync(Host.NewUnknownNumber()));
        clock.Behind = TimeSpan.FromMinutes(150);
        await EndAsync(await SubmitAsync(there.Number), await SubmitAsync(Host.NewUnknownNumber()));
        clock.Behind = TimeSpan.Zero;

        await away.ChangeAsync("""{"absent": true}""");
        await EndAsync(
            await SubmitAsync(there.Number),
            await SubmitAsync(there.Number),
            (await rest.SubmitAsync(new { to = new[] { Host.NewUnknownNumber() }, content = Content, notifyUrl = $"http://127.0.0.1:{ClosedPort.Find()}/" })).Text("id"),
            await SubmitAsync(there.Number, Host.NewUnknownNumber(), Host.NewUnknownNumber()));
        var waits = await SubmitAsync(away.Number);
        var transaction = RestClient.FirstTransaction(await rest.PushAsync(waits));
        await Eventually.GetAsync(() => rest.TransactionAsync(transaction), found => found.Text("step") == "waiting-to-retry", "a push that waits");
        await rest.SubmitAsync(new { to = new[] { there.Number }, content = Content, deliverAfter = "2099-01-01T00:00:00Z" });

        await Host.Services.GetRequiredService<IntakeOrders>().SuspendAsync(Actor.User("anna", null), "nothing moves any more", ct);
        Host.Services.GetRequiredService<AlarmSignal>().Wake();
        var board = Host.Services.GetRequiredService<AlarmBoard>();
        await Eventually.GetAsync(() => Task.FromResult(board.Standing), standing => standing.Any(alarm => alarm.Kind == AlarmKind.SubmissionsSuspended), "the alarm of what is refused");

        async Task<string> SubmitAsync(params string[] to) => (await rest.SubmitAsync(new { to, content = Content })).Text("id");

        async Task EndAsync(params string[] pushes)
        {
            foreach (var push in pushes)
            {
                await Eventually.GetAsync(() => rest.PushAsync(push), found => found.Text("status") != "pending", "a push that ended");
            }
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
