namespace PushPortal.Web.Api.Imports;

/// <summary>How an import is submitted.</summary>
/// <param name="Rate">Rows a second; the gateway's usual rate when it is left out.</param>
/// <param name="SendDuplicates">Whether rows that the check marked as duplicates are submitted too.</param>
internal sealed record StartImportBody(int? Rate, bool? SendDuplicates)
{
    internal static StartImportBody? Read(RequestMembers body, int highestRate)
    {
        var (rate, sendDuplicates) = (body.Integer("rate"), body.Boolean("sendDuplicates"));
        if (rate < 1 || rate > highestRate)
        {
            body.Refuse<int>("rate", $"must be from 1 to {highestRate}");
        }

        return body.HasErrors ? null : new StartImportBody(rate, sendDuplicates);
    }
}
