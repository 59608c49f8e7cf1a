using System.Text;
using Microsoft.Net.Http.Headers;

namespace PushPortal.Web.Demo;

/// <summary>Answers with an XHTML Mobile Profile page (WAP-277): under WAP's media type, or under plain XHTML's to a browser that does not know that one.</summary>
internal sealed class WapPage(string body, int status = StatusCodes.Status200OK) : IResult
{
    private const string MobileProfile = "application/vnd.wap.xhtml+xml";
    private const string Xhtml = "application/xhtml+xml";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var accept = httpContext.Request.Headers.Accept.ToString();
        var browser = accept.Contains(Xhtml, StringComparison.OrdinalIgnoreCase) && !accept.Contains(MobileProfile, StringComparison.OrdinalIgnoreCase);
        var octets = Encoding.UTF8.GetBytes(body);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = (browser ? Xhtml : MobileProfile) + "; charset=utf-8";
        response.ContentLength = octets.Length;
        response.Headers[HeaderNames.Vary] = HeaderNames.Accept;
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(octets, httpContext.RequestAborted).AsTask();
    }
}
