using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Imports;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Imports;

namespace PushPortal.Web.Api.Imports;

/// <summary>What the query of an upload says of its columns.</summary>
internal static class UploadQuery
{
    internal static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("type", "The type of content, as the portal's form names it; found out by the names of the columns when absent.") { Words = ImportFields.Types },
        new("fileName", "What the import is called in lists."),
        new("column", "`field:name`, such as `recipient:Phone`: the column that a field comes from, where it is not called like the field. May come several times."),
        new("value", "`field:text`, such as `action:signal-high`: what a field is in every row. May come several times."),
    ];

    internal static (ImportAsk? Ask, ProblemHttpResult? Problem) Read(HttpContext context)
    {
        var members = new QueryMembers(context);
        var type = members.Text("type");
        members.Read("type", $"must be one of {string.Join(", ", ImportFields.Types)}", static word => ImportFields.Types.Contains(word) ? true : (bool?)null);
        var fileName = members.Text("fileName") ?? "";
        var columns = Pairs(context, members, "column");
        var values = Pairs(context, members, "value");
        return members.Problem() is { } problem
            ? (null, problem)
            : (new ImportAsk { Account = context.Account(), By = context.Account().Code, FileName = fileName, Type = type, Columns = columns, Constants = values }, null);
    }

    private static Dictionary<string, string> Pairs(HttpContext context, QueryMembers members, string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        members.Read(name, "must be field:text, and each field once", _ =>
            context.Request.Query[name].All(pair => pair!.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && pairs.TryAdd(pair[..colon], pair[(colon + 1)..])) ? true : (bool?)null);
        return pairs;
    }
}
