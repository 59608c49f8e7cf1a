using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>The simulated network's settings.</summary>
internal static class NetworkEndpoints
{
    /// <summary>Shows how good or bad the simulated network is now, with the scripted faults that are left.</summary>
    public static Ok<NetworkSettings> Read(SimulatedNetwork network) => TypedResults.Ok(network.Settings);

    /// <summary>Changes the simulated network. What is absent stays as it is; `fail` replaces the scripted faults; `seed` restarts the random faults.</summary>
    public static async Task<Results<Ok<NetworkSettings>, ProblemHttpResult>> ChangeAsync(
        HttpRequest request, SimulatedNetwork network, CancellationToken ct)
    {
        var (change, problem) = await SimulatorRequest.ReadAsync(request, SimulatorRequest.Network, static change => change.Problems(), ct);
        return change is null ? problem! : TypedResults.Ok(network.Change(change));
    }
}
