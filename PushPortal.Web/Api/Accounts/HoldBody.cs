namespace PushPortal.Web.Api.Accounts;

/// <summary>Holds or releases the account's pushes.</summary>
/// <param name="Reason">Why; at most 500 characters.</param>
internal sealed record HoldBody(string Reason)
{
    private const int LongestReason = 500;

    internal static HoldBody? Read(RequestMembers body)
    {
        var reason = body.Text("reason");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            body.Refuse<int>("reason", $"must say why, in 1 to {LongestReason} characters");
        }

        return body.HasErrors ? null : new HoldBody(reason!);
    }
}
