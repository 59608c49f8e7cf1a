namespace PushPortal.Web.Api.Callbacks;

/// <summary>Which results are told again.</summary>
/// <param name="Since">Those whose final state came then or later.</param>
/// <param name="Until">Those whose final state came before; now when it is left out.</param>
/// <param name="Target">Those of this host and port alone.</param>
/// <param name="DryRun">Only counts them.</param>
internal sealed record RecoverBody(DateTimeOffset Since, DateTimeOffset? Until, string? Target, bool? DryRun)
{
    internal static RecoverBody? Read(RequestMembers body)
    {
        var (since, until, target, dryRun) = (body.Instant("since"), body.Instant("until"), body.Text("target"), body.Boolean("dryRun"));
        if (since is null && !body.HasErrors)
        {
            body.Refuse<int>("since", "must be an instant with its offset, such as 2026-01-31T18:00:00Z");
        }

        if (until <= since)
        {
            body.Refuse<int>("until", "must be later than since");
        }

        return body.HasErrors ? null : new RecoverBody(since!.Value, until, target, dryRun);
    }
}
