using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Callbacks;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Callbacks;

public sealed class CallbackWorkerTests
{
    private static readonly CallbackEndpoint Endpoint = SampleEndpoint.Of("https://initiator.example/");

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_could_not_be_written_is_written_the_next_time()
    {
        var endpoints = new KeptEndpoints(new FixedAccounts(), _clock) { IsFull = true };
        var health = new CallbackHealth(new CallbackPolicy(TimeSpan.FromDays(5)));
        var signal = new CallbackSignal(_clock);
        var recoveries = new CallbackRecoveries(new KeptCallbacks(), signal, new NotificationSignal(_clock), _clock);
        using var worker = new CallbackWorker(recoveries, health, endpoints, signal, _clock, NullLogger<CallbackWorker>.Instance);
        health.Failed(Endpoint, 7, _clock.GetUtcNow());
        health.Failed(Endpoint with { AccountId = 2 }, 7, _clock.GetUtcNow());

        await worker.StopAsync(TestContext.Current.CancellationToken);
        endpoints.IsFull = false;
        await worker.StopAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(1, _clock.GetUtcNow()), (2, _clock.GetUtcNow())], endpoints.Noted.Select(noted => (noted.Endpoint.AccountId, noted.Since!.Value)).Order());
    }
}
