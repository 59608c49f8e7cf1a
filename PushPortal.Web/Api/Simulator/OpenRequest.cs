using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>A URL that a handset is to open.</summary>
public sealed record OpenRequest
{
    /// <summary>An absolute http or https URL.</summary>
    public required string Href { get; init; }

    internal Uri? Url => WebAddress.Of(Href);

    internal IEnumerable<SettingProblem> Problems()
    {
        if (Url is null)
        {
            yield return new("/href", "must be an absolute http or https URL");
        }
    }
}
