using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>Where the account is told the results of pushes that name no notifyUrl.</summary>
/// <param name="Events">delivered, not-delivered, or both.</param>
/// <param name="Since">When it was enabled or disabled last.</param>
/// <param name="By">Who did that; null when the gateway did.</param>
/// <param name="Why">asked, gone (it answered 410) or failing (for too long nothing was confirmed there).</param>
internal sealed record CallbackEndpointModel(string Id, string Url, IReadOnlyList<string> Events, bool Enabled, DateTimeOffset Since, string? By, string Why)
{
    internal static CallbackEndpointModel Of(CallbackEndpoint endpoint) => new(
        PublicId.Format(PublicId.CallbackEndpoint, endpoint.Id),
        endpoint.Url.OriginalString,
        endpoint.Events.Words(),
        endpoint.Enabled,
        endpoint.Since,
        endpoint.By.Length == 0 ? null : endpoint.By,
        endpoint.Why switch
        {
            CallbackSwitch.Gone => "gone",
            CallbackSwitch.Failing => "failing",
            _ => "asked",
        });
}
