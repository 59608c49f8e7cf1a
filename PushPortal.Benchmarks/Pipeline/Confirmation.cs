using System.Globalization;
using System.Text;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a push initiator answers a result notification with; the bytes are one connection's own and written over for the next one.</summary>
internal sealed class Confirmation
{
    private readonly byte[] _answer;
    private readonly int _pushId;

    internal Confirmation()
    {
        var body =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">\n" +
            $"<pap><resultnotification-response push-id=\"{PushTemplate.PushIdStart}{FixedDigits.Text(0)}{PushTemplate.PushIdEnd}\" code=\"1000\" desc=\"OK\"/></pap>";
        _answer = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 202 Accepted\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        _pushId = _answer.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PushTemplate.PushIdStart)) + PushTemplate.PushIdStart.Length;
    }

    /// <summary>What a webhook is confirmed with.</summary>
    internal static ReadOnlyMemory<byte> Empty { get; } = Encoding.ASCII.GetBytes("HTTP/1.1 204 No Content\r\n\r\n");

    /// <summary>A resultnotification-response that names the push (WAP-247, 9.6).</summary>
    internal ReadOnlyMemory<byte> OfPush(long firstTransaction)
    {
        FixedDigits.Write(_answer.AsSpan(_pushId), firstTransaction);
        return _answer;
    }
}
