using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>
/// Fills the form with a push that is stored, so that it makes the same octets: by the fields of its content where they do, else by its body. A push is stored as it
/// goes on the air, so what the fields cannot say, such as a signature whose PIN is not kept, is only in the body.
/// </summary>
internal sealed class NewPushCopy(PushProxyGateway gateway, ViewSettings settings, IStringLocalizer<Texts> words, TimeProvider clock)
{
    private const string AnyBody = "raw";

    /// <summary>The form's types by the media types on the air.</summary>
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [WapPush.ServiceIndication] = "si",
        [WapPush.ServiceLoading] = "sl",
        [WapPush.CacheOperation] = "co",
        [WapPush.EmailNotification] = "emn",
        [WapPush.Mms] = "mms-notification",
        [WapPush.Provisioning] = "provisioning",
        ["application/vnd.omaloc-supl-init"] = "supl",
        ["text/plain"] = NewPushType.Plain,
    }.ToFrozenDictionary();

    /// <summary>Whether the form can make such a push at all.</summary>
    internal static bool IsPossible(Push push) => SubmittedPush.Of(push, []) is not null;

    /// <summary>Null when no form makes these octets: a text message, or one between ports that the form does not offer.</summary>
    /// <param name="to">The recipients to begin with.</param>
    internal NewPushForm? Of(Push push, ServiceProvider account, IEnumerable<string> to)
    {
        if (SubmittedPush.Of(push, []) is not { Request: { Content: RawContent raw, Form.Ports: { } ports } request })
        {
            return null;
        }

        var decoded = ContentDecoder.Decode(push.Datagram.Span, ports.Destination);
        var types = decoded.ContentType is null ? [NewPushType.Datagram] : (IEnumerable<string>)[Types.GetValueOrDefault(decoded.ContentType, AnyBody), AnyBody];
        foreach (var type in types)
        {
            // Most contents bring their own application; it is only named where it is another. What decodes as a default may have been left out.
            foreach (var (application, leavesOut) in ((string?, bool)[])[(null, false), (null, true), (request.ApplicationId, false), (request.ApplicationId, true)])
            {
                var form = new NewPushForm { Account = account.Code, Type = type, ApplicationId = application, Port = ports.Destination.ToString(CultureInfo.InvariantCulture) };
                Fill(form, decoded, raw, leavesOut);
                if (NewPushReview.Of(form, account, settings, gateway, words).Encoded is { } encoded && encoded.Form == push.Form && encoded.Datagram.Span.SequenceEqual(push.Datagram.Span))
                {
                    Address(form, push, to);
                    return form;
                }
            }
        }

        return null;
    }

    /// <param name="leavesOut">Whether choices are left to their defaults.</param>
    private void Fill(NewPushForm form, DecodedPush decoded, RawContent raw, bool leavesOut)
    {
        foreach (var field in form.ContentType.Fields)
        {
            var value = field.Name switch
            {
                NewPushType.PlainText => Encoding.UTF8.GetString(raw.Body.Span),
                "bodyHex" => Convert.ToHexStringLower(raw.Body.Span),
                "contentType" => raw.ContentType,
                _ when field.Kind == NewPushFieldKind.Choice && leavesOut => NewPushForm.LeftOut,
                _ => decoded.Fields.FirstOrDefault(found => found.Name == field.Name)?.Value ?? (field.Kind == NewPushFieldKind.Choice ? NewPushForm.LeftOut : null),
            };
            if (value is not null)
            {
                form.Content[field.Name] = Typed(value);
            }
        }
    }

    private string Typed(object value) => value switch
    {
        DateTimeOffset at => settings.ToExactInput(at),
        IEnumerable<string> lines => string.Join('\n', lines),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>What of the request is still to come; a target that the form cannot name is left to the account's own.</summary>
    private void Address(NewPushForm form, Push push, IEnumerable<string> to)
    {
        var now = clock.GetUtcNow();
        form.CopyOf = PublicId.Format(PublicId.Push, push.Id);
        form.To = string.Join('\n', to);
        form.Tags = string.Join(' ', push.Tags);
        form.Priority = push.Priority;
        form.DeliveryMethod = push.DeliveryMethod is { } method ? DeliveryMethodWords.Word(method) : "";
        form.NotifyUrl = push.Notify is { Kind: NotificationKind.Webhook, OfEndpoint: null, Url: var url } ? url.OriginalString : "";
        form.DeliverAfter = push.DeliverAfter is { } after && after > now ? settings.ToExactInput(after) : null;
        form.DeliverBefore = push.DeliverBefore is { } before && before > now ? settings.ToExactInput(before) : null;
    }
}
