using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Imports;
using PushPortal.Web.Imports;
using PushPortal.Web.Portal.Pages;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Imports;

/// <summary>
/// What the query of an upload says: <c>type</c>, <c>fileName</c>, and for each field, where its column is not called like it, <c>column.field</c> with the name of the
/// column or <c>value.field</c> with the value that it has in every row.
/// </summary>
internal static class UploadQuery
{
    internal static (ImportAsk? Ask, ProblemHttpResult? Problem) Read(IQueryCollection query, ServiceProvider account)
    {
        var members = new QueryMembers(query);
        var type = members.Text("type");
        var known = NewPushType.All.FirstOrDefault(one => one.Word == type);
        members.Read("type", $"must be one of {string.Join(", ", NewPushType.All.Select(one => one.Word))}", word => word == known?.Word ? true : (bool?)null);
        var fileName = members.Text("fileName");
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in NewPushType.All.Where(one => known is null || one == known).SelectMany(ImportFields.Of).Distinct())
        {
            Take($"column.{field}", columns, field);
            Take($"value.{field}", values, field);
        }

        return members.Problem() is { } problem
            ? (null, problem)
            : (new ImportAsk { Account = account, By = account.Code, FileName = fileName ?? "", Type = type, Columns = columns, Constants = values }, null);

        void Take(string name, Dictionary<string, string> taken, string field)
        {
            if (members.Text(name) is { } text)
            {
                taken[field] = text;
            }
        }
    }
}
