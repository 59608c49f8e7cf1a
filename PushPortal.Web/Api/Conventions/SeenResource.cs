namespace PushPortal.Web.Api.Conventions;

/// <summary>A resource as it is shown now, looked at on the way to an endpoint that changes it.</summary>
internal static class SeenResource
{
    /// <summary>Its ETag; null when there is no such resource. The answer is left as it was before.</summary>
    internal static async Task<string?> TagAsync(HttpContext http, Task<IResult> read)
    {
        var (_, body) = await CapturedResult.OfAsync(http, await read);
        var tag = http.Response.StatusCode == StatusCodes.Status200OK ? EntityTag.Of(body) : null;
        // The framework does not call the endpoint of an answer that has failed.
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = null;
        return tag;
    }
}
