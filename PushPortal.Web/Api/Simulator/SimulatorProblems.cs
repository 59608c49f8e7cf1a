using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Api.Simulator;

/// <summary>What the simulator's API answers when it cannot do what was asked.</summary>
internal static class SimulatorProblems
{
    public static ProblemHttpResult UnknownHandset(string msisdn) => ApiProblem.Of(ErrorCatalogue.UnknownHandset, $"No simulated handset has the number {msisdn}. PUT it to make one.");

    public static ProblemHttpResult TooManyHandsets() => ApiProblem.Of(ErrorCatalogue.TooManyHandsets, "No more handsets can be made: PushPortal:Simulator:MaxHandsets is reached.");

    public static ProblemHttpResult FixedOutcome(string msisdn) => ApiProblem.Of(ErrorCatalogue.FixedOutcome, $"{msisdn} is a test recipient: what becomes of a push to it is fixed.");

    public static ProblemHttpResult GatewayUnreachable(string detail) => ApiProblem.Of(ErrorCatalogue.GatewayUnreachable, detail);

    public static ProblemHttpResult GatewaySilent() => ApiProblem.Of(ErrorCatalogue.GatewaySilent, "The handset stopped waiting (PushPortal:Simulator:OpenSeconds).");
}
