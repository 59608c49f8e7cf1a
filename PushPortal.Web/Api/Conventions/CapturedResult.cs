namespace PushPortal.Web.Api.Conventions;

/// <summary>An answer whose status and headers are set and whose body is held back, so that it can be looked at before it goes out.</summary>
internal sealed class CapturedResult(ReadOnlyMemory<byte> body) : IResult
{
    internal static async Task<(CapturedResult Result, ReadOnlyMemory<byte> Body)> OfAsync(HttpContext http, object? result)
    {
        var outer = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await ((IResult)result!).ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = outer;
        }

        var body = buffer.ToArray();
        return (new CapturedResult(body), body);
    }

    public Task ExecuteAsync(HttpContext httpContext) => httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
}
