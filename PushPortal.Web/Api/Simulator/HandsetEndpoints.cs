using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>The simulated handsets and their inboxes. A number in a path may come with or without its plus sign.</summary>
internal static class HandsetEndpoints
{
    /// <summary>Lists the numbers that are there without being made and always end the same way, with what becomes of a push to each.</summary>
    public static Ok<IReadOnlyList<TestRecipient>> ListTestRecipients() => TypedResults.Ok(TestRecipients.All);

    /// <summary>Lists the simulated handsets by number; not the test recipients.</summary>
    public static Ok<HandsetState[]> List(SimulatedHandsets handsets) => TypedResults.Ok(handsets.All.Select(HandsetState.Of).ToArray());

    /// <summary>Shows one simulated handset.</summary>
    public static Results<Ok<HandsetState>, ProblemHttpResult> Read(string msisdn, SimulatedHandsets handsets) =>
        Find(msisdn, handsets) is { } handset ? TypedResults.Ok(HandsetState.Of(handset)) : SimulatorProblems.UnknownHandset(msisdn);

    /// <summary>
    /// Changes a simulated handset; what is absent stays as it is. A number that no handset has yet makes a new handset, with the next
    /// free source address (201). A test recipient cannot be changed (409).
    /// </summary>
    public static async Task<Results<Ok<HandsetState>, Created<HandsetState>, ProblemHttpResult>> ChangeAsync(
        string msisdn, HttpRequest request, SimulatedHandsets handsets, CancellationToken ct)
    {
        if (!Msisdn.TryNormalise(msisdn, out var number))
        {
            return ApiProblem.Invalid(new Dictionary<string, List<string>> { ["msisdn"] = [Msisdn.Expected] });
        }

        if (TestRecipients.Find(number) is not null)
        {
            return SimulatorProblems.FixedOutcome(number);
        }

        var (change, problem) = await SimulatorRequest.ReadAsync(request, SimulatorRequest.Handset, static change => change.Problems(), ct);
        if (change is null)
        {
            return problem!;
        }

        if (handsets.FindOrAdd(number, out var added) is not { } handset)
        {
            return SimulatorProblems.TooManyHandsets();
        }

        handsets.Change(handset, change);
        return added
            ? TypedResults.Created($"/api/v1/simulator/handsets/{Uri.EscapeDataString(number)}", HandsetState.Of(handset))
            : TypedResults.Ok(HandsetState.Of(handset));
    }

    /// <summary>Shows the messages that the handset has received whole, the newest last.</summary>
    public static Results<Ok<InboxMessage[]>, ProblemHttpResult> ReadInbox(string msisdn, SimulatedHandsets handsets) =>
        Find(msisdn, handsets) is { } handset
            ? TypedResults.Ok(handset.Inbox().Select(InboxMessage.Of).ToArray())
            : SimulatorProblems.UnknownHandset(msisdn);

    /// <summary>Empties the handset's inbox.</summary>
    public static Results<NoContent, ProblemHttpResult> ClearInbox(string msisdn, SimulatedHandsets handsets)
    {
        if (Find(msisdn, handsets) is not { } handset)
        {
            return SimulatorProblems.UnknownHandset(msisdn);
        }

        handset.ClearInbox();
        return TypedResults.NoContent();
    }

    /// <summary>Opens a URL on the handset, through the WAP gateway, and tells the status and the size of the page in octets.</summary>
    public static async Task<Results<Ok<OpenedPage>, ProblemHttpResult>> OpenAsync(
        string msisdn, HttpRequest request, SimulatedHandsets handsets, HandsetBrowser browser, CancellationToken ct)
    {
        if (Find(msisdn, handsets) is not { } handset)
        {
            return SimulatorProblems.UnknownHandset(msisdn);
        }

        var (open, problem) = await SimulatorRequest.ReadAsync(request, SimulatorRequest.Open, static open => open.Problems(), ct);
        if (open is null)
        {
            return problem!;
        }

        try
        {
            return TypedResults.Ok(await browser.OpenAsync(handset, open.Url!, ct));
        }
        catch (HttpRequestException unreachable)
        {
            return SimulatorProblems.GatewayUnreachable(unreachable.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return SimulatorProblems.GatewaySilent();
        }
    }

    private static SimulatedHandset? Find(string msisdn, SimulatedHandsets handsets) =>
        Msisdn.TryNormalise(msisdn, out var number) ? handsets.Find(number) : null;
}
