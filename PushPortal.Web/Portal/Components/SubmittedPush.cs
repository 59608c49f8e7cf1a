using System.Text.Json.Nodes;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Api.Pushes;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>A stored push as a request again: its content as the octets that it went out with.</summary>
internal sealed record SubmittedPush(PushRequest Request, EncodedPush Encoded, JsonObject Body)
{
    /// <summary>Null for a text message, which the doors of a push do not take, for octets that are no push PDU, and when the content was erased.</summary>
    internal static SubmittedPush? Of(Push push, IReadOnlyList<Transaction> transactions)
    {
        if (push.Erased is not null || push.Form.Ports is not { } ports)
        {
            return null;
        }

        DecodedPush decoded;
        try
        {
            decoded = ContentDecoder.Decode(push.Datagram.Span, ports.Destination);
        }
        catch (WspFormatException)
        {
            return null;
        }

        var contentType = decoded.ContentType is { } name ? new WspMediaType(name, [.. decoded.Parameters]).ToString() : null;
        var request = new PushRequest
        {
            Account = new ServiceProvider { Id = push.AccountId, Code = "", Name = "" },
            Source = push.Source,
            InitiatorPushId = push.InitiatorPushId,
            Recipients = [.. transactions.Select(transaction => new RequestedRecipient(transaction.Recipient))],
            Content = new RawContent { ContentType = contentType, Body = decoded.Body, Wsp = contentType is not null, MayTransform = false },
            Priority = push.Priority,
            DeliveryMethod = push.DeliveryMethod,
            Notify = push.Notify?.OfEndpoint is null ? push.Notify : null,
            ApplicationId = decoded.ApplicationId,
            Form = push.Form,
        };
        var content = new JsonObject { ["type"] = "raw", ["bodyHex"] = Convert.ToHexStringLower(decoded.Body.Span) };
        if (contentType is null)
        {
            content["wsp"] = false;
        }
        else
        {
            content["contentType"] = contentType;
        }

        var body = new JsonObject
        {
            ["to"] = new JsonArray([.. transactions.Select(transaction => JsonValue.Create(transaction.Recipient))]),
            ["content"] = content,
            ["destinationPort"] = ports.Destination,
            ["sourcePort"] = ports.Source,
        };
        if (push.DeliveryMethod is { } method)
        {
            body["deliveryMethod"] = DeliveryMethodWords.Word(method);
        }

        if (decoded.ApplicationId is { } application)
        {
            body["applicationId"] = application;
        }

        return new SubmittedPush(request, new EncodedPush(new EncodedContent(contentType, decoded.Body, decoded.Href, decoded.ApplicationId, []), push.Datagram, push.Form, false, 0), body);
    }
}
