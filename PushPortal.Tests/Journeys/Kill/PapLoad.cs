using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>Posts pushes by PAP as fast as they are answered, and remembers which were acknowledged. Refused connections are what a killed gateway looks like.</summary>
internal sealed class PapLoad(HttpClient http, Uri gateway, Uri notify) : IAsyncDisposable
{
    private const int Senders = 4;
    private const int Handsets = 20;

    /// <summary>A body of more than one segment: the group is what a kill can cut in two.</summary>
    private static readonly string Text = new('x', 180);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _senders = [];
    private int _next;

    /// <summary>The acknowledged push-ids with the addresses of their recipients.</summary>
    internal ConcurrentDictionary<string, string[]> Acknowledged { get; } = [];

    internal void Start()
    {
        for (var sender = 0; sender < Senders; sender++)
        {
            _senders.Add(Task.Run(SendAsync));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_senders);
        _stopping.Dispose();
    }

    private static string Number(int handset) => $"+86138{(handset % Handsets) + 1:D8}";

    private async Task SendAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await PostAsync(Interlocked.Increment(ref _next));
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _stopping.Token));
            }
        }
    }

    private async Task PostAsync(int number)
    {
        var pushId = string.Create(CultureInfo.InvariantCulture, $"kill-{number}@pi.example");
        // Every fifth push has two recipients.
        string[] addresses = number % 5 == 0 ? [Address(number), Address(number + 7)] : [Address(number)];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "/pap")) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body(pushId, addresses))) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=push; type=\"application/xml\"");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("demo:demo-key"u8));
        using var response = await http.SendAsync(request, _stopping.Token);
        var answer = await response.Content.ReadAsStringAsync(_stopping.Token);
        if (response.StatusCode == HttpStatusCode.Accepted && answer.Contains("code=\"1001\"", StringComparison.Ordinal))
        {
            Acknowledged[pushId] = addresses;
        }
    }

    private static string Address(int handset) => $"WAPPUSH={Number(handset)}/TYPE=PLMN";

    private string Body(string pushId, string[] addresses) =>
        "--push\r\nContent-Type: application/xml\r\n\r\n" +
        "<?xml version=\"1.0\"?><!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">" +
        $"<pap><push-message push-id=\"{pushId}\" ppg-notify-requested-to=\"{notify}\">" +
        string.Concat(addresses.Select(address => $"<address address-value=\"{address}\"/>")) +
        "</push-message></pap>\r\n" +
        "--push\r\nContent-Type: text/vnd.wap.si\r\n\r\n" +
        $"<si><indication href=\"http://www.example.com/\">{Text}</indication></si>\r\n--push--\r\n";
}
