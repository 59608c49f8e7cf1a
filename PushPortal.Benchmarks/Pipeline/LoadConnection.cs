using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>One keep-alive connection of the load: a push, its answer, the next push.</summary>
/// <param name="patience">How long to wait for a gateway that is not there before it is tried again; null when that ends the load.</param>
internal sealed class LoadConnection(PushTemplate template, IPEndPoint gateway, Pace pace, Tally tally, TimeSpan? patience)
{
    private readonly byte[] _request = template.Copy();

    /// <summary>Submits until the load is over; a connection that ends is opened again.</summary>
    internal async Task RunAsync()
    {
        var isOver = false;
        while (!isOver)
        {
            try
            {
                using var socket = PeerSockets.NewSocket();
                await socket.ConnectAsync(gateway);
                isOver = await SubmitAsync(socket);
            }
            catch (SocketException failure)
            {
                tally.Refuse(failure.SocketErrorCode.ToString());
                isOver = patience is null && failure.SocketErrorCode == SocketError.ConnectionRefused;
            }

            if (!isOver && patience is { } pause)
            {
                await Task.Delay(pause, TimeProvider.System);
                isOver = pace.IsOver;
            }
        }
    }

    /// <returns>Whether the load is over; else the gateway ended the connection.</returns>
    private async Task<bool> SubmitAsync(Socket socket)
    {
        var answers = new HttpMessages(socket);
        while (await pace.NextAsync() is not Pace.Over and var due)
        {
            var first = tally.Take(template.Recipients);
            if (first < 0)
            {
                return true;
            }

            template.Fill(_request, first);
            tally.Sent(first, template.Recipients, tally.InstantOf(due));
            await socket.SendAllAsync(_request);
            if (!await answers.ReadAsync())
            {
                tally.Refuse("connection ended");
                return false;
            }

            Judge(answers.Head, answers.Body, first);
        }

        return true;
    }

    private void Judge(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, long first)
    {
        var status = head.Slice("HTTP/1.1 ".Length, 3);
        var isPap = head.IndexOf("application/xml"u8) >= 0;
        var code = isPap && body.IndexOf("code=\""u8) is >= 0 and var at ? body.Slice(at + "code=\"".Length, 4) : default;
        if (status.SequenceEqual("202"u8) && (!isPap || code is [(byte)'1', ..]))
        {
            tally.Acknowledge(first, template.Recipients);
        }
        else
        {
            tally.Refuse(code.IsEmpty ? $"HTTP {Encoding.ASCII.GetString(status)}" : $"PAP {Encoding.ASCII.GetString(code)}");
        }
    }
}
