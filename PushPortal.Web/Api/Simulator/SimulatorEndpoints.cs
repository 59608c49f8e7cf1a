using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>The simulator's API: make the network and its handsets worse or better, and see what a handset has received.</summary>
public static class SimulatorEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps the API below <c>/api/v1/simulator</c>; who may use it is the caller's to say, on the group that is returned.</summary>
    public static RouteGroupBuilder MapSimulator(this IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/api/v1/simulator").WithTags("Simulator");
        simulator.MapGet("/network", NetworkEndpoints.Read).WithName("readNetwork");
        simulator.MapPut("/network", NetworkEndpoints.ChangeAsync).WithName("changeNetwork").Accepts<NetworkSettingsChange>(Json).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        simulator.MapGet("/handsets", HandsetEndpoints.List).WithName("listHandsets");
        simulator.MapGet("/test-recipients", HandsetEndpoints.ListTestRecipients).WithName("listTestRecipients");

        var handset = simulator.MapGroup("/handsets/{msisdn}").ProducesProblem(StatusCodes.Status404NotFound);
        handset.MapGet("", HandsetEndpoints.Read).WithName("readHandset");
        handset.MapPut("", HandsetEndpoints.ChangeAsync).WithName("changeHandset").Accepts<HandsetChange>(Json).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status409Conflict);
        handset.MapGet("/inbox", HandsetEndpoints.ReadInbox).WithName("readInbox");
        handset.MapDelete("/inbox", HandsetEndpoints.ClearInbox).WithName("emptyInbox");
        handset.MapPost("/open", HandsetEndpoints.OpenAsync).WithName("openOnHandset").Accepts<OpenRequest>(Json).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway).ProducesProblem(StatusCodes.Status504GatewayTimeout);
        return simulator;
    }
}
