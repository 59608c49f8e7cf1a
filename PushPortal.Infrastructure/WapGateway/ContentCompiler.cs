using System.Text;
using Microsoft.AspNetCore.Http;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Gives a WAP 1.x handset the binary form of what it reads in no other: decks, and service indications and loadings. All other content stays as it is.</summary>
internal static class ContentCompiler
{
    private static readonly (string Text, string Binary, Func<ReadOnlyMemory<byte>, Encoding?, byte[]> Compile)[] Forms =
    [
        ("text/vnd.wap.wml", "application/vnd.wap.wmlc", WmlCompiler.Compile),
        ("text/vnd.wap.si", WapPush.ServiceIndication, (xml, encoding) => WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceIndication, xml, encoding)),
        ("text/vnd.wap.sl", WapPush.ServiceLoading, (xml, encoding) => WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceLoading, xml, encoding)),
    ];

    /// <summary>Makes the request one that an origin answers with something that can be compiled.</summary>
    public static void Prepare(HttpRequest request)
    {
        var accepted = Accepted(request);
        var compiled = Forms.Where(form => Wants(accepted, form.Text, form.Binary)).ToArray();
        if (compiled.Length == 0) return;
        request.Headers.AcceptEncoding = default;
        if (accepted.Length > 0 && !accepted.Contains("*/*")) request.Headers.Accept = $"{request.Headers.Accept}, {string.Join(", ", compiled.Select(form => form.Text))}";
    }

    /// <summary>The body in its binary form, whose type the response says then; null when it stays as it is.</summary>
    /// <param name="accepted">What the handset said that it takes, before <see cref="Prepare"/>.</param>
    /// <exception cref="WbxmlCompileException">The origin sent what cannot be compiled.</exception>
    public static byte[]? Compile(HttpResponse response, ReadOnlyMemory<byte> body, string[] accepted)
    {
        if (body.IsEmpty || response.Headers.ContentEncoding.Count > 0 || TypeOf(response) is not { } type) return null;
        var form = Array.Find(Forms, form => form.Text == type.Name);
        if (form.Compile is null || !Wants(accepted, form.Text, form.Binary)) return null;
        var compiled = form.Compile(body, type["charset"] is { } charset ? WbxmlCompiler.EncodingOf(charset) : null);
        response.ContentType = form.Binary + "; charset=utf-8";
        response.Headers.ContentMD5 = default;
        return compiled;
    }

    /// <summary>Media ranges that a handset takes, without their parameters.</summary>
    public static string[] Accepted(HttpRequest request) =>
        [.. request.Headers.Accept.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(range => range.Split(';')[0].Trim().ToLowerInvariant())];

    /// <summary>It names the binary form, or takes anything and does not name the textual one. Whoever says nothing takes anything.</summary>
    private static bool Wants(string[] accepted, string text, string binary) =>
        accepted.Contains(binary) || (!accepted.Contains(text) && (accepted.Length == 0 || accepted.Contains("*/*") || accepted.Contains("application/*")));

    private static WspMediaType? TypeOf(HttpResponse response)
    {
        try
        {
            return response.ContentType is { } type ? WspMediaType.Parse(type) : null;
        }
        catch (WspFormatException)
        {
            return null;
        }
    }
}
