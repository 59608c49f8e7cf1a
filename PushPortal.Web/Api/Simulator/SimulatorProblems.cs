using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Api.Simulator;

/// <summary>What the simulator's API answers when it cannot do what was asked (RFC 9457).</summary>
internal static class SimulatorProblems
{
    public static ProblemHttpResult UnknownHandset(string msisdn) => Problem(
        StatusCodes.Status404NotFound, "unknown-handset", "There is no such simulated handset",
        $"No simulated handset has the number {msisdn}. PUT it to make one.");

    public static ProblemHttpResult TooManyHandsets() => Problem(
        StatusCodes.Status409Conflict, "too-many-handsets", "There are too many simulated handsets",
        "No more handsets can be made: PushPortal:Simulator:MaxHandsets is reached.");

    public static ProblemHttpResult FixedOutcome(string msisdn) => Problem(
        StatusCodes.Status409Conflict, "fixed-outcome", "The handset cannot be changed",
        $"{msisdn} is a test recipient: what becomes of a push to it is fixed.");

    public static ProblemHttpResult Malformed(string detail) => Problem(
        StatusCodes.Status400BadRequest, "malformed-json", "The body is not the JSON that is expected", detail);

    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, List<string>> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.ToDictionary(error => error.Key, error => error.Value.ToArray()))
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "Some fields cannot be used",
            Detail = string.Join("; ", errors.Select(error => $"{error.Key} {error.Value[0]}")),
            Extensions = { ["code"] = "invalid-field" },
        });

    public static ProblemHttpResult GatewayUnreachable(string detail) => Problem(
        StatusCodes.Status502BadGateway, "gateway-unreachable", "The WAP gateway gave no usable answer", detail);

    public static ProblemHttpResult GatewaySilent() => Problem(
        StatusCodes.Status504GatewayTimeout, "gateway-silent", "The page did not come in time",
        "The handset stopped waiting (PushPortal:Simulator:OpenSeconds).");

    private static ProblemHttpResult Problem(int status, string code, string title, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: title, extensions: [new("code", code)]);
}
