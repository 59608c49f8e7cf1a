using System.Net.Http.Headers;
using System.Text;

namespace PushPortal.Tests.Journeys;

/// <summary>A push initiator that speaks PAP.</summary>
internal sealed class PapClient(HttpClient http, string code, string key)
{
    private const string Multipart = "multipart/related; boundary=push; type=\"application/xml\"";
    private const string DocumentType = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">";

    /// <summary>Sent along with each request.</summary>
    internal Dictionary<string, string> Headers { get; } = [];

    /// <summary>A push-message of version 2.0 for these addresses.</summary>
    internal static string Message(string pushId, IEnumerable<string> addresses, string? notify = null, string documentType = DocumentType) =>
        $"<?xml version=\"1.0\"?>{documentType}<pap><push-message push-id=\"{pushId}\"{(notify is null ? "" : $" ppg-notify-requested-to=\"{notify}\"")}>"
        + string.Concat(addresses.Select(address => $"<address address-value=\"{address}\"/>")) + "</push-message></pap>";

    internal static string Plmn(string number) => $"WAPPUSH={number}/TYPE=PLMN@ppg.example";

    /// <summary>The entities of a push as a multipart body.</summary>
    internal static string Body(string control, string content, string contentHeaders) =>
        $"--push\r\nContent-Type: application/xml\r\n\r\n{control}\r\n--push\r\n{contentHeaders}\r\n\r\n{content}\r\n--push--\r\n";

    /// <summary>A push whose third entity are the capabilities of its recipients' handsets.</summary>
    internal Task<PapAnswer> PushWithCapabilitiesAsync(string control, string capabilities) =>
        PostAsync(Body(control, Indication, "Content-Type: text/vnd.wap.si").Replace("--push--", $"--push\r\nContent-Type: application/xml\r\n\r\n{capabilities}\r\n--push--", StringComparison.Ordinal));

    internal Task<PapAnswer> PushAsync(string control, string content = Indication, string contentHeaders = "Content-Type: text/vnd.wap.si") =>
        PostAsync(Body(control, content, contentHeaders), Multipart);

    internal async Task<PapAnswer> PostAsync(string body, string? mediaType = Multipart, string? withKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pap") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{code}:{withKey ?? key}")));
        foreach (var (name, value) in Headers)
        {
            request.Headers.Add(name, value);
        }

        return await PapAnswer.ReadAsync(await http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    internal const string Indication = """
        <?xml version="1.0"?>
        <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
        <si><indication href="http://pi.example/mail" si-id="1@pi.example">You have mail</indication></si>
        """;
}
