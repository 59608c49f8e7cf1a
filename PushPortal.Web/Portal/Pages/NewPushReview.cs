using Microsoft.Extensions.Localization;
using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The form as it stands: what is wrong with it, and how its content would go on the air.</summary>
public sealed class NewPushReview
{
    /// <summary>Stands in for recipients while only the content is encoded.</summary>
    private static readonly RequestedRecipient[] Anybody = [new("+000")];

    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    private NewPushReview()
    {
    }

    /// <summary>By JSON pointer of the field, in the viewer's language.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    /// <summary>Null when the content cannot be encoded.</summary>
    public EncodedPush? Encoded { get; private set; }

    /// <summary>What would be submitted; null while something is wrong.</summary>
    public PushRequest? Request { get; private set; }

    internal static NewPushReview Of(NewPushForm form, ServiceProvider? account, ViewSettings settings, PushProxyGateway gateway, IStringLocalizer<Texts> text)
    {
        var review = new NewPushReview();
        var times = NewPushForm.Times.ToDictionary(time => time.Label, time => review.Time(time, form, settings, text));
        var request = new PushRequest
        {
            // The content is encoded the same for every account.
            Account = account ?? new ServiceProvider { Id = 0, Code = "", Name = "" },
            Source = PushSource.Form,
            Recipients = review.Recipients(form, text),
            Content = new ServiceIndication
            {
                Href = form.Href.Trim(),
                Text = form.Message,
                SiId = form.SiId.Trim(),
                Action = form.Action,
                Created = times["Created"],
                Expires = times["Expires"],
            },
            Priority = form.Priority,
            DeliverAfter = times["DeliverAfter"],
            DeliverBefore = times["DeliverBefore"],
            Notify = review.Notify(form, text),
        };
        if (account is null)
        {
            review._problems[NewPushForm.AccountField] = text["AccountNeeded"];
        }

        review.Encoded = review.Try(request with { Recipients = Anybody, DeliverAfter = null, DeliverBefore = null, Notify = null }, gateway, text);
        review.Try(request, gateway, text);
        review.Request = review._problems.Count == 0 ? request : null;
        return review;
    }

    internal void Add(PushRefusedException refused, IStringLocalizer<Texts> text)
    {
        foreach (var problem in refused.Problems)
        {
            // One recipient's problem is shown at the field that has them all.
            var field = problem.Pointer.StartsWith(NewPushForm.ToField, StringComparison.Ordinal) ? NewPushForm.ToField : problem.Pointer;
            _problems.TryAdd(field, text.OfSentence(problem.Message));
        }
    }

    private EncodedPush? Try(PushRequest request, PushProxyGateway gateway, IStringLocalizer<Texts> text)
    {
        try
        {
            return gateway.Preview(request);
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

    private DateTimeOffset? Time(NewPushTime time, NewPushForm form, ViewSettings settings, IStringLocalizer<Texts> text)
    {
        if (!settings.TryReadInput(time.Get(form), out var at))
        {
            _problems[time.Pointer] = text["BadTime"];
        }

        return at;
    }
}
