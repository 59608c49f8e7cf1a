using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Callbacks;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Callbacks;

/// <summary>The gate in front of the first account's endpoint, which the test puts there.</summary>
internal sealed class GateUnderTest
{
    private readonly FixedAccounts _accounts = new();
    private readonly TimeProvider _clock;

    internal GateUnderTest(TimeProvider clock)
    {
        _clock = clock;
        Gate = new CallbackGate(_accounts, new KeptEndpoints(_accounts, clock), new CallbackHealth(new CallbackPolicy(TimeSpan.FromDays(5))), clock, NullLogger<CallbackGate>.Instance);
    }

    internal CallbackGate Gate { get; }

    internal CallbackEndpoint? Endpoint => _accounts.Endpoint;

    internal void Put(bool enabled = true, string url = "https://initiator.example/results") => _accounts.Endpoint = SampleEndpoint.Of(url, enabled, _clock.GetUtcNow());
}
