using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads the query parameters of a list. Those that are not known are an error: a misspelt filter must not look like an answer.</summary>
internal static class ListQuery
{
    private const int LargestPage = 500;

    /// <summary>Either the filter or the problem is null.</summary>
    internal static (PushFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, long accountId)
    {
        var filter = new PushFilter { AccountId = accountId };
        var errors = new Dictionary<string, string[]>();
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            if (value.Length > 0 && Apply(ref filter, name, value) is { } problem)
            {
                errors[name] = [problem];
            }
        }

        return errors.Count == 0 ? (filter, null) : (null, TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Some query parameters cannot be used",
            Detail = string.Join("; ", errors.Select(error => $"{error.Key} {error.Value[0]}")),
            Extensions = { ["code"] = "invalid-query" },
        }));
    }

    /// <summary>What is wrong with the parameter; null when it was taken.</summary>
    private static string? Apply(ref PushFilter filter, string name, string value)
    {
        switch (name)
        {
            case "status":
                var status = Enum.GetValues<PushStatus>().Cast<PushStatus?>().FirstOrDefault(known => PushModel.Word(known!.Value) == value);
                filter = filter with { Status = status };
                return status is null ? "must be pending, delivered, failed or partly-delivered" : null;
            case "recipient":
                // An unescaped plus sign arrives as a space.
                var valid = Msisdn.TryParse("+" + value.TrimStart('+', ' '), out var number, out var problem);
                filter = filter with { Recipient = number };
                return valid ? null : problem;
            case "pushId":
                filter = filter with { InitiatorPushId = value };
                return null;
            case "from":
                filter = filter with { From = Instant(value) };
                return filter.From is null ? "must be an instant such as 2026-01-31T18:00:00Z" : null;
            case "to":
                filter = filter with { To = Instant(value) };
                return filter.To is null ? "must be an instant such as 2026-01-31T18:00:00Z" : null;
            case "after":
                filter = filter with { After = Cursor(value) };
                return filter.After is null ? "must be the next of an earlier page" : null;
            case "before":
                filter = filter with { Before = Cursor(value) };
                return filter.Before is null ? "must be the prev of an earlier page" : null;
            case "limit":
                var limited = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestPage;
                filter = filter with { Limit = limit };
                return limited ? null : $"must be a whole number from 1 to {LargestPage}";
            default:
                return "is not known here";
        }
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;

    private static long? Cursor(string text) => PublicId.TryParse(PublicId.Push, text, out var id) ? id : null;
}
