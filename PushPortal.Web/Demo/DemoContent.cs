using Microsoft.AspNetCore.Mvc;
using PushPortal.Domain.Content;

namespace PushPortal.Web.Demo;

/// <summary>A small content server for demonstrations: what the URLs in demo pushes lead to, sized for a handset.</summary>
internal static class DemoContent
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/demo/content/…</c>; to be called only when demo data is on.</summary>
    public static IEndpointRouteBuilder MapDemoContent(this IEndpointRouteBuilder endpoints)
    {
        var content = endpoints.MapGroup("/demo/content").ExcludeFromDescription().AllowAnonymous();
        content.MapMethods("/welcome", GetAndHead, () => new WapPage(DemoPages.Mailbox));
        content.MapMethods("/news", GetAndHead, () => new WapPage(DemoPages.News));
        content.MapMethods("/mms/{id}", GetAndHead, RetrieveMessage);
        content.MapMethods("/{**path}", GetAndHead, () => new WapPage(DemoPages.NotFound, StatusCodes.Status404NotFound));
        return endpoints;
    }

    private static IResult RetrieveMessage(string id, [FromServices] TimeProvider clock) => DemoMultimediaMessage.IsId(id)
        ? Results.Bytes(DemoMultimediaMessage.Retrieve(id, clock.GetUtcNow()), WapPush.Mms)
        : new WapPage(DemoPages.NotFound, StatusCodes.Status404NotFound);
}
