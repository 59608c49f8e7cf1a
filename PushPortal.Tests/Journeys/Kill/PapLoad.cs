using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>
/// Posts pushes by PAP as fast as they are answered, cancels and replaces some at once, and remembers what was acknowledged. Some are deferred for a moment.
/// Refused connections are what a killed gateway looks like; of several the next one is tried then.
/// </summary>
internal sealed class PapLoad(HttpClient http, Uri notify, params IReadOnlyList<Uri> gateways) : IAsyncDisposable
{
    private const int Senders = 4;
    private const int Handsets = 20;
    private const int Kinds = 10;

    /// <summary>The kind of pushes whose handsets may be absent: <see cref="Away"/>.</summary>
    private const int ToAbsent = 7;

    /// <summary>A body of more than one segment: the group is what a kill can cut in two.</summary>
    private static readonly string Text = new('x', 180);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _senders = [];
    private int _next;
    private int _gateway;

    /// <summary>The acknowledged push-ids with the addresses of their recipients.</summary>
    internal ConcurrentDictionary<string, string[]> Acknowledged { get; } = [];

    /// <summary>The push-ids that were, or may have been, cancelled or replaced.</summary>
    internal ConcurrentDictionary<string, Withdrawal> Withdrawals { get; } = [];

    /// <summary>The handsets' numbers.</summary>
    internal static IReadOnlyList<string> Numbers { get; } = [.. Enumerable.Range(0, Handsets).Select(Number)];

    /// <summary>The numbers of the handsets that come and go.</summary>
    internal static IReadOnlyList<string> Away { get; } = [.. Enumerable.Range(0, Handsets).Where(handset => handset % Kinds == ToAbsent).Select(Number)];

    /// <summary>The push-id of the push that replaces another.</summary>
    internal static string Successor(string pushId) => pushId.Replace("@", "-new@", StringComparison.Ordinal);

    internal void Start()
    {
        for (var sender = 0; sender < Senders; sender++)
        {
            _senders.Add(Task.Run(SendAsync));
        }
    }

    /// <summary>Ends the load; once it has ended, nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await Task.WhenAll(_senders);
        _stopping.Dispose();
    }

    private static string Number(int handset) => $"+86138{(handset % Handsets) + 1:D8}";

    private async Task SendAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var gateway = Volatile.Read(ref _gateway);
            try
            {
                await PostAsync(Interlocked.Increment(ref _next));
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                await ElsewhereAsync(gateway);
            }
        }
    }

    private async Task PostAsync(int number)
    {
        var pushId = string.Create(CultureInfo.InvariantCulture, $"kill-{number}@pi.example");
        var kind = number % Kinds;
        // Every fifth push has two recipients.
        string[] addresses = kind % 5 == 0 ? [Address(number), Address(number + 7)] : [Address(number)];
        if (!await PushAsync(pushId, addresses, kind is 0 or 1 or 2 or 3 ? Deferred() : ""))
        {
            return;
        }

        switch (kind)
        {
            case 2 or 4:
                await CancelAsync(pushId);
                break;
            case 1 or 6:
                await ReplaceAsync(pushId, addresses, "all");
                break;
            case 3 or 8:
                await ReplaceAsync(pushId, addresses, "pending-only");
                break;
            default:
                break;
        }
    }

    private async Task<bool> PushAsync(string pushId, string[] addresses, string attributes)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body(pushId, addresses, attributes)));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=push; type=\"application/xml\"");
        var accepted = HasCode(await SendAsync(content), 1001);
        if (accepted)
        {
            Acknowledged[pushId] = addresses;
        }

        return accepted;
    }

    /// <summary>What the answer says is certain; without one it may have happened or not.</summary>
    private async Task CancelAsync(string pushId)
    {
        Withdrawals[pushId] = new Withdrawal(null, false);
        using var content = new StringContent($"<?xml version=\"1.0\"?><pap><cancel-message push-id=\"{pushId}\"/></pap>", Encoding.UTF8, "application/xml");
        Conclude(pushId, await SendAsync(content), 1000, isCertain: true);
    }

    private async Task ReplaceAsync(string pushId, string[] addresses, string method)
    {
        Withdrawals[pushId] = new Withdrawal(null, false);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body(Successor(pushId), addresses, $"replace-push-id=\"{pushId}\" replace-method=\"{method}\"")));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=push; type=\"application/xml\"");
        var answer = await SendAsync(content);
        if (HasCode(answer, 1001))
        {
            Acknowledged[Successor(pushId)] = addresses;
        }

        // For all, the new one goes out although the old one may be on its way.
        Conclude(pushId, answer, 1001, isCertain: method == "pending-only");
    }

    private void Conclude(string pushId, string answer, int withdrawn, bool isCertain)
    {
        if (HasCode(answer, withdrawn))
        {
            Withdrawals[pushId] = new Withdrawal(TimeProvider.System.GetUtcNow(), isCertain);
        }
        else if (HasCode(answer, 2008))
        {
            Withdrawals.TryRemove(pushId, out _);
        }
    }

    private async Task<string> SendAsync(HttpContent content)
    {
        var gateway = Volatile.Read(ref _gateway);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateways[gateway], "/pap")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("demo:demo-key"u8));
        using var response = await http.SendAsync(request, _stopping.Token);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            await ElsewhereAsync(gateway);
        }

        return response.StatusCode == HttpStatusCode.Accepted ? await response.Content.ReadAsStringAsync(_stopping.Token) : "";
    }

    /// <param name="from">Which gateway did not take it: the others may have gone on from it already.</param>
    private async Task ElsewhereAsync(int from)
    {
        Interlocked.CompareExchange(ref _gateway, (from + 1) % gateways.Count, from);
        await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _stopping.Token));
    }

    private static bool HasCode(string answer, int code) => answer.Contains(string.Create(CultureInfo.InvariantCulture, $"code=\"{code}\""), StringComparison.Ordinal);

    private static string Deferred() =>
        string.Create(CultureInfo.InvariantCulture, $"deliver-after-timestamp=\"{TimeProvider.System.GetUtcNow().AddSeconds(3):yyyy-MM-ddTHH:mm:ssZ}\"");

    private static string Address(int handset) => $"WAPPUSH={Number(handset)}/TYPE=PLMN";

    private string Body(string pushId, string[] addresses, string attributes) =>
        "--push\r\nContent-Type: application/xml\r\n\r\n" +
        "<?xml version=\"1.0\"?><!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">" +
        $"<pap><push-message push-id=\"{pushId}\" {attributes} ppg-notify-requested-to=\"{notify}\">" +
        string.Concat(addresses.Select(address => $"<address address-value=\"{address}\"/>")) +
        "</push-message></pap>\r\n" +
        "--push\r\nContent-Type: text/vnd.wap.si\r\n\r\n" +
        $"<si><indication href=\"http://www.example.com/\">{pushId} {Text}</indication></si>\r\n--push--\r\n";
}
