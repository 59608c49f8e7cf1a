using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Erases the content of a push.</summary>
/// <param name="Reason">Why; at most 500 characters.</param>
internal sealed record EraseBody(string Reason)
{
    internal static EraseBody? Read(RequestMembers body)
    {
        var reason = body.Text("reason");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ContentErasure.LongestReason)
        {
            body.Refuse<int>("reason", $"must say why, in 1 to {ContentErasure.LongestReason} characters");
        }

        return body.HasErrors ? null : new EraseBody(reason!);
    }
}
