namespace PushPortal.Web.Api.Retries;

/// <summary>Starts a plan.</summary>
/// <param name="Plan">Its id.</param>
/// <param name="Reason">Why; at most 500 characters.</param>
/// <param name="Rate">Transactions a second; the gateway's usual rate when it is left out.</param>
internal sealed record StartBody(string Plan, string Reason, int? Rate)
{
    private const int LongestReason = 500;

    internal static StartBody? Read(RequestMembers body, int highestRate)
    {
        var (plan, reason, rate) = (body.Text("plan"), body.Text("reason"), body.Integer("rate"));
        if (plan is null && !body.HasErrors)
        {
            body.Refuse<int>("plan", "must be the id of a plan");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            body.Refuse<int>("reason", $"must say why, in 1 to {LongestReason} characters");
        }

        if (rate < 1 || rate > highestRate)
        {
            body.Refuse<int>("rate", $"must be from 1 to {highestRate}");
        }

        return body.HasErrors ? null : new StartBody(plan!, reason!, rate);
    }
}
