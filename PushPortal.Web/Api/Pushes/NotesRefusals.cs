namespace PushPortal.Web.Api.Pushes;

/// <summary>Marks the endpoint at which pushes are submitted: what is refused before it was asked is a refused submission all the same.</summary>
internal sealed class NotesRefusals
{
    internal static readonly NotesRefusals Mark = new();

    /// <summary>Whether the request would have submitted a push: what is only tried is kept nowhere.</summary>
    internal static bool AreOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NotesRefusals>() is not null && context.Request.Query["dryRun"] is not ["true"];
}
