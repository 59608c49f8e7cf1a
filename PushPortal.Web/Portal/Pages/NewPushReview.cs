using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Web.Api.Pushes;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The form as it stands: what is wrong with it, and how its content would go on the air.</summary>
public sealed class NewPushReview
{
    /// <summary>Stands in for recipients while only the content is encoded.</summary>
    private static readonly RequestedRecipient[] Anybody = [new("+000")];

    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    private readonly NewPushType _type;

    private NewPushReview(NewPushType type) => _type = type;

    /// <summary>By JSON pointer of the field, in the viewer's language.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    /// <summary>Those of the content as a whole, which stand beside no field.</summary>
    public IEnumerable<string> ProblemsOfContent => _problems.Where(problem => problem.Key.StartsWith("/content", StringComparison.Ordinal) && _type.Fields.All(known => known.Pointer != problem.Key)).Select(problem => problem.Value);

    /// <summary>Null when the content cannot be encoded.</summary>
    public EncodedPush? Encoded { get; private set; }

    /// <summary>What would be submitted; null while something is wrong.</summary>
    public PushRequest? Request { get; private set; }

    /// <summary>The same request as the body of REST.</summary>
    internal JsonObject Body { get; private set; } = [];

    internal static NewPushReview Of(NewPushForm form, ServiceProvider? account, ViewSettings settings, PushProxyGateway gateway, IStringLocalizer<Texts> text)
    {
        var review = new NewPushReview(form.ContentType);
        var times = NewPushForm.Times.ToDictionary(time => time.Label, time => review.Time(time.Pointer, time.Get(form), settings, text));
        var recipients = review.Recipients(form, text);
        var notify = review.Notify(form, text);
        var tags = review.Tags(form, text);
        var port = review.Port(form, text);
        var body = review.ContentOf(form, settings, text);
        review.Body = BodyOf(form, recipients, body, times["DeliverAfter"], times["DeliverBefore"], notify, tags, port);
        var content = review.Read(body, text);
        if (account is null)
        {
            review._problems[NewPushForm.AccountField] = text["AccountNeeded"];
        }

        if (content is null)
        {
            return review;
        }

        var request = new PushRequest
        {
            // The content is encoded the same for every account.
            Account = account ?? new ServiceProvider { Id = 0, Code = "", Name = "" },
            Source = PushSource.Form,
            Recipients = recipients,
            Content = content,
            Priority = form.Priority,
            DeliveryMethod = DeliveryMethodWords.Parse(form.DeliveryMethod),
            DeliverAfter = times["DeliverAfter"],
            DeliverBefore = times["DeliverBefore"],
            Notify = notify,
            Tags = tags,
            ApplicationId = string.IsNullOrWhiteSpace(form.ApplicationId) ? null : form.ApplicationId.Trim(),
            CopyOf = PublicId.TryParse(PublicId.Push, form.CopyOf, out var original) ? original : null,
            Form = port is { } destination ? ShortMessageForm.Between(destination, PushRequest.WspPort) : PushRequest.WapPush,
        };
        review.Encoded = review.Try(() => gateway.Encode(request with { Recipients = Anybody, DeliverAfter = null, DeliverBefore = null, Notify = null }), text);
        review.Try(() => gateway.Preview(request), text);
        review.Request = review._problems.Count == 0 ? request : null;
        return review;
    }

    internal void Add(PushRefusedException refused, IStringLocalizer<Texts> text)
    {
        foreach (var problem in refused.Problems)
        {
            var message = problem.Refusal is { } refusal ? text["RouteRefusedWhy", refusal].Value : text.OfSentence(problem.Message);
            _problems.TryAdd(FieldOf(problem.Pointer), message);
        }
    }

    /// <summary>The field that a problem is shown at: that of one item at the field that has them all, that of the body where the body is typed.</summary>
    private string FieldOf(string pointer)
    {
        if (pointer.StartsWith(NewPushForm.ToField, StringComparison.Ordinal))
        {
            return NewPushForm.ToField;
        }

        if (_type.Fields.FirstOrDefault(field => pointer == field.Pointer || pointer.StartsWith(field.Pointer + "/", StringComparison.Ordinal)) is { } shown)
        {
            return shown.Pointer;
        }

        return pointer == "/content/bodyHex" && _type.Fields.FirstOrDefault(field => field.Name == NewPushType.PlainText) is { } plain ? plain.Pointer : pointer;
    }

    private EncodedPush? Try(Func<EncodedPush> encode, IStringLocalizer<Texts> text)
    {
        try
        {
            return encode();
        }
        catch (PushRefusedException refused)
        {
            Add(refused, text);
            return null;
        }
    }

    private List<RequestedRecipient> Recipients(NewPushForm form, IStringLocalizer<Texts> text)
    {
        var recipients = new List<RequestedRecipient>();
        foreach (var written in form.Numbers)
        {
            if (Msisdn.TryParse(written, out var number, out _))
            {
                recipients.Add(new RequestedRecipient(number));
            }
            else
            {
                _problems.TryAdd(NewPushForm.ToField, text["BadNumber", written]);
            }
        }

        return recipients;
    }

    private NotificationTarget? Notify(NewPushForm form, IStringLocalizer<Texts> text)
    {
        var written = form.NotifyUrl.Trim();
        if (written.Length == 0)
        {
            return null;
        }

        if (Uri.TryCreate(written, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return new NotificationTarget(NotificationKind.Webhook, url);
        }

        _problems[NewPushForm.NotifyField] = text["BadUrl"];
        return null;
    }

    private IReadOnlyList<string> Tags(NewPushForm form, IStringLocalizer<Texts> text)
    {
        if (PushTag.ParseAll(PushTag.Split(form.Tags), out _, out _) is { } tags)
        {
            return tags;
        }

        _problems[NewPushForm.TagsField] = text["TagsWrong", PushTag.MostOfPush, PushTag.Longest];
        return [];
    }

    private ushort? Port(NewPushForm form, IStringLocalizer<Texts> text)
    {
        if (form.Type != NewPushType.Datagram)
        {
            return null;
        }

        if (ushort.TryParse(form.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        _problems[NewPushForm.PortField] = text["BadPort"];
        return null;
    }

    private JsonObject ContentOf(NewPushForm form, ViewSettings settings, IStringLocalizer<Texts> text) => NewPushContent.Body(
        form,
        form.ContentType.Fields.Where(field => field.Kind == NewPushFieldKind.Instant).ToDictionary(field => field.Name, field => Time(field.Pointer, form.Typed(field), settings, text)));

    private PushContent? Read(JsonObject content, IStringLocalizer<Texts> text)
    {
        var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var read = NewPushContent.Read(content, errors);
        foreach (var (pointer, messages) in errors)
        {
            _problems.TryAdd(FieldOf(pointer), text.OfSentence(messages[0]));
        }

        return errors.Count == 0 ? read : null;
    }

    private DateTimeOffset? Time(string pointer, string? typed, ViewSettings settings, IStringLocalizer<Texts> text)
    {
        if (!settings.TryReadInput(typed, out var at))
        {
            _problems[pointer] = text["BadTime"];
        }

        return at;
    }

    private static JsonObject BodyOf(
        NewPushForm form, IEnumerable<RequestedRecipient> recipients, JsonObject content, DateTimeOffset? deliverAfter, DateTimeOffset? deliverBefore, NotificationTarget? notify, IReadOnlyList<string> tags, ushort? port)
    {
        var body = new JsonObject
        {
            ["to"] = new JsonArray([.. recipients.Select(recipient => JsonValue.Create(recipient.Number))]),
            ["content"] = content.DeepClone(),
        };
        if (form.Priority != Priority.Medium)
        {
            body["priority"] = form.Priority == Priority.High ? "high" : "low";
        }

        if (form.DeliveryMethod.Length > 0)
        {
            body["deliveryMethod"] = form.DeliveryMethod;
        }

        foreach (var (name, at) in new[] { ("deliverAfter", deliverAfter), ("deliverBefore", deliverBefore) })
        {
            if (at is { } instant)
            {
                body[name] = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            }
        }

        if (notify is not null)
        {
            body["notifyUrl"] = notify.Url.OriginalString;
        }

        if (tags.Count > 0)
        {
            body["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        }

        if (port is { } destination)
        {
            body["destinationPort"] = destination;
        }

        foreach (var (name, text) in new[] { ("applicationId", form.ApplicationId), ("copyOf", form.CopyOf) })
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                body[name] = text.Trim();
            }
        }

        return body;
    }
}
