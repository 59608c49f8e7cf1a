using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads the body of a submission.</summary>
internal static class SubmitBody
{
    /// <summary>The request that the body makes; null when something is wrong, which the members have noted.</summary>
    internal static PushRequest? Read(RequestMembers body, ServiceProvider account, PushSource source)
    {
        var pushId = body.Text("pushId");
        var to = Recipients(body);
        var content = Content(body);
        var priority = PriorityOf(body);
        var deliveryMethod = DeliveryMethodOf(body);
        var deliverAfter = body.Instant("deliverAfter");
        var deliverBefore = body.Instant("deliverBefore");
        var notify = Notify(body);
        var applicationId = body.Text("applicationId");
        var destinationPort = body.Port("destinationPort") ?? WapPush.Port;
        var sourcePort = body.Port("sourcePort") ?? PushRequest.WspPort;
        var copyOf = CopyOf(body);
        var tags = Tags(body);
        return content is null || body.HasErrors ? null : new PushRequest
        {
            Account = account,
            Source = source,
            InitiatorPushId = pushId,
            Recipients = to,
            Content = content,
            Priority = priority,
            DeliveryMethod = deliveryMethod,
            DeliverAfter = deliverAfter,
            DeliverBefore = deliverBefore,
            Notify = notify,
            ApplicationId = applicationId,
            Form = ShortMessageForm.Between(destinationPort, sourcePort),
            CopyOf = copyOf,
            Tags = tags,
        };
    }

    private static List<RequestedRecipient> Recipients(RequestMembers body)
    {
        var recipients = new List<RequestedRecipient>();
        if (body.Texts("to") is not { } texts)
        {
            body.Refuse<int>("to", "must be an array with at least one phone number");
            return recipients;
        }

        for (var at = 0; at < texts.Count; at++)
        {
            if (!Msisdn.TryParse(texts[at], out var number, out var problem))
            {
                body.Refuse<int>($"to/{at}", problem);
            }

            recipients.Add(new RequestedRecipient(number));
        }

        return recipients;
    }

    private static PushContent? Content(RequestMembers body)
    {
        if (body.Object("content") is not { } content)
        {
            body.Refuse<int>("content", "must be an object with a type");
            return null;
        }

        var read = ContentBody.Read(content);
        if (read is not null)
        {
            content.RefuseOthers();
        }

        return read;
    }

    private static Priority PriorityOf(RequestMembers body) => body.Text("priority") switch
    {
        null or "medium" => Priority.Medium,
        "high" => Priority.High,
        "low" => Priority.Low,
        _ => body.Refuse<Priority>("priority", "must be \"high\", \"medium\" or \"low\"") ?? default,
    };

    private static DeliveryMethod? DeliveryMethodOf(RequestMembers body) =>
        body.Text("deliveryMethod") is not { } word ? null
        : DeliveryMethodWords.Parse(word) ?? body.Refuse<DeliveryMethod>("deliveryMethod", "must be \"confirmed\", \"preferconfirmed\", \"unconfirmed\" or \"notspecified\"");

    private static long? CopyOf(RequestMembers body) =>
        body.Text("copyOf") is not { } text ? null
        : PublicId.TryParse(PublicId.Push, text, out var id) ? id
        : body.Refuse<long>("copyOf", "must be the id of a push, such as psh_0123456789abc");

    private static IReadOnlyList<string> Tags(RequestMembers body)
    {
        if (PushTag.ParseAll(body.Texts("tags") ?? [], out var wrong, out var problem) is { } tags)
        {
            return tags;
        }

        body.Refuse<int>(wrong is { } at ? $"tags/{at}" : "tags", problem);
        return [];
    }

    private static NotificationTarget? Notify(RequestMembers body)
    {
        if (body.Text("notifyUrl") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return new NotificationTarget(NotificationKind.Webhook, url);
        }

        body.Refuse<int>("notifyUrl", "must be an absolute http or https URL");
        return null;
    }
}
