using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Mms;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a handset does with a message beside showing it: it opens it through the WAP gateway, and tells the MMSC about multimedia messages.</summary>
public sealed class HandsetActions(HandsetBrowser browser, TimeProvider clock)
{
    private const string NotifyResponse = "m-notifyresp-ind";
    private const string Acknowledge = "m-acknowledge-ind";

    /// <summary>Fetches what the message points at, and keeps with the message what came of it.</summary>
    /// <param name="byItself">Whether the handset does it without its user.</param>
    /// <returns>Null when the message is not there, or points at nothing.</returns>
    public async Task<Opening?> OpenAsync(SimulatedHandset handset, long number, bool byItself, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(handset);
        if (handset.Find(number) is not { Href: { } href } entry)
        {
            return null;
        }

        var opening = await FetchAsync(handset, href, byItself, ct);
        var isPutOff = handset.IsPutOff(number);
        if (entry.IsMultimedia && entry.TextOf("transactionId") is { } transaction)
        {
            opening = opening with { Acknowledgement = await TellAsync(handset, transaction, opening, isPutOff, ct) };
            isPutOff = opening.Acknowledgement is { Said: "deferred" } || (isPutOff && opening.Acknowledgement is null);
        }

        handset.Note(number, opening, isPutOff);
        return opening;
    }

    private async Task<Opening> FetchAsync(SimulatedHandset handset, string href, bool byItself, CancellationToken ct)
    {
        var opening = new Opening { At = clock.GetUtcNow(), Url = href, ByItself = byItself };
        if (handset.IsAway)
        {
            return opening with { Failure = OpeningFailure.NoRadio };
        }

        if (WebAddress.Of(href) is not { } url)
        {
            return opening with { Failure = OpeningFailure.NoUrl };
        }

        try
        {
            var content = await browser.FetchAsync(handset, new HttpRequestMessage(HttpMethod.Get, url), ct);
            return opening with
            {
                Status = content.Status,
                ContentType = content.ContentType,
                Size = content.Size,
                Text = PageText.Of(content),
                Message = content is { Status: 200, ContentType: WapPush.Mms } ? MessageOf(content.Body) : null,
            };
        }
        catch (HttpRequestException)
        {
            return opening with { Failure = OpeningFailure.GatewayUnreachable };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return opening with { Failure = OpeningFailure.GatewaySilent };
        }
    }

    private static RetrieveConf? MessageOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            return MmsPdu.Read(body.Span) is RetrieveConf message
                ? message with { Parts = [.. message.Parts.Select(part => part.Text is { } text ? part with { Text = PageText.Beginning(text) } : part)] }
                : null;
        }
        catch (MmsFormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// A message that is fetched at once is answered as retrieved; one that cannot be had, as deferred. When one that was put off comes later, the MMSC has asked
    /// for an acknowledgement by naming a transaction. A handset without settings for multimedia messages knows nobody to tell.
    /// </summary>
    private async Task<MmsAcknowledgement?> TellAsync(SimulatedHandset handset, string transaction, Opening opening, bool isPutOff, CancellationToken ct)
    {
        if (opening.Failure == OpeningFailure.NoRadio || WebAddress.Of(handset.MmscUrl) is not { } mmsc)
        {
            return null;
        }

        if (isPutOff)
        {
            return opening.Message?.TransactionId is { } asked
                ? new(Acknowledge, "retrieved", await PostAsync(handset, mmsc, MmsAnswer.Acknowledge(asked), ct))
                : null;
        }

        var said = opening.Message is null ? "deferred" : "retrieved";
        return new(NotifyResponse, said, await PostAsync(handset, mmsc, MmsAnswer.NotifyResponse(transaction, said), ct));
    }

    /// <summary>Null when nothing was answered.</summary>
    private async Task<int?> PostAsync(SimulatedHandset handset, Uri mmsc, byte[] pdu, CancellationToken ct)
    {
        using var content = new ByteArrayContent(pdu);
        content.Headers.ContentType = new(WapPush.Mms);
        try
        {
            return (await browser.FetchAsync(handset, new HttpRequestMessage(HttpMethod.Post, mmsc) { Content = content }, ct)).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
