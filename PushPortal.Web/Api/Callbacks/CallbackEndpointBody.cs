using PushPortal.Domain.Callbacks;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>A callback endpoint as it is to be.</summary>
/// <param name="Url">An absolute https URL; http where the account may have such targets.</param>
/// <param name="Events">delivered, not-delivered; both when it is left out.</param>
/// <param name="Enabled">True when it is left out.</param>
internal sealed record CallbackEndpointBody(string Url, IReadOnlyList<string>? Events, bool? Enabled)
{
    internal static CallbackEdit? Read(RequestMembers body)
    {
        var (url, words, enabled) = (body.Text("url"), body.Texts("events"), body.Boolean("enabled"));
        var events = words is null ? CallbackEvents.All : CallbackEventWords.Read(words);
        if (words is not null && events is null or CallbackEvents.None)
        {
            body.Refuse<int>("events", $"must be an array of one or both of {string.Join(" and ", CallbackEventWords.Every)}");
        }

        var edit = new CallbackEdit(url ?? "", events ?? CallbackEvents.None, enabled ?? true);
        if (edit.ReadUrl() is null)
        {
            body.Refuse<int>("url", "must be an absolute http or https URL");
        }

        return body.HasErrors ? null : edit;
    }
}
