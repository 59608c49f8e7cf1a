using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>Reads a request body into what it asks for, or into the problem that the caller is answered.</summary>
internal static class SimulatorRequest
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Either the value or the problem is null.</summary>
    public static async Task<(T? Value, ProblemHttpResult? Problem)> ReadAsync<T>(
        HttpRequest request, Func<RequestMembers, T?> read, Func<T, IEnumerable<SettingProblem>> check, CancellationToken ct)
        where T : class
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(request.Body, Strict, ct);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The second is what the parser throws for a name with half of a surrogate pair.
            return (null, ApiProblem.Malformed(malformed.Message));
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, ApiProblem.Malformed("The body must be a JSON object."));
            }

            var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            var members = new RequestMembers(document.RootElement, "", errors);
            var value = read(members);
            members.RefuseOthers();
            foreach (var problem in value is null ? [] : check(value))
            {
                errors.TryAdd(problem.Pointer, [problem.Expected]);
            }

            return errors.Count == 0 ? (value, null) : (null, ApiProblem.Invalid(errors));
        }
    }

    public static NetworkSettingsChange Network(RequestMembers members) => new()
    {
        Seed = members.Integer("seed"),
        SegmentMilliseconds = members.Integer("segmentMilliseconds"),
        JitterMilliseconds = members.Integer("jitterMilliseconds"),
        LossRate = members.Number("lossRate"),
        TemporaryErrorRate = members.Number("temporaryErrorRate"),
        Congestion = members.Number("congestion"),
        Fail = members.Objects("fail")?.Select(Fault).ToList(),
    };

    public static HandsetChange Handset(RequestMembers members) => new()
    {
        Absent = members.Boolean("absent"),
        MemoryFull = members.Boolean("memoryFull"),
        RadioOff = members.Boolean("radioOff"),
        ReassemblySeconds = members.Integer("reassemblySeconds"),
        Automatic = members.Boolean("automatic"),
        MmscUrl = members.Text("mmscUrl"),
        Imsi = members.Text("imsi"),
        Profile = members.Text("profile"),
        Deviations = members.Texts("deviations"),
    };

    public static OpenRequest Open(RequestMembers members) => new() { Href = members.Text("href") ?? "" };

    private static ScriptedFault Fault(RequestMembers members)
    {
        var fault = new ScriptedFault
        {
            Recipient = members.Text("recipient") is { } recipient ? Msisdn.TryNormalise(recipient, out var msisdn) ? msisdn : recipient : null,
            Segment = members.Integer("segment") ?? 0,
            Times = members.Integer("times") ?? 0,
            Answer = members.Text("answer") switch
            {
                "temporary" => ScriptedAnswer.Temporary,
                "permanent" => ScriptedAnswer.Permanent,
                _ => members.Refuse<ScriptedAnswer>("answer", "must be \"temporary\" or \"permanent\"") ?? default,
            },
        };
        members.RefuseOthers();
        return fault;
    }
}
