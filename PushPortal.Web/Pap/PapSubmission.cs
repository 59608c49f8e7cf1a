using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PapContent = PushPortal.Domain.Protocols.Pap.PushContent;
using PapPriority = PushPortal.Domain.Protocols.Pap.Priority;
using Priority = PushPortal.Domain.Pushes.Priority;

namespace PushPortal.Web.Pap;

/// <summary>A push-message as the PPG takes it, and the PPG's outcome as a push-response.</summary>
internal static class PapSubmission
{
    internal const string ProductName = "PushPortal";

    internal static async Task<PapDocument> SubmitAsync(
        PushMessage message,
        PapContent content,
        Domain.Accounts.ServiceProvider account,
        PushProxyGateway ppg,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (code, description) = await OutcomeAsync(message, content, account, ppg, ct);
        return new PushResponse
        {
            Version = message.AnswerVersion,
            PushId = message.PushId,
            SenderName = ProductName,
            ReplyTime = clock.GetUtcNow(),
            Result = new ResponseResult(code, description),
        };
    }

    private static async Task<(PapStatus Code, string Description)> OutcomeAsync(
        PushMessage message,
        PapContent content,
        Domain.Accounts.ServiceProvider account,
        PushProxyGateway ppg,
        CancellationToken ct)
    {
        try
        {
            return await ppg.SubmitAsync(Request(message, content, account), ct) is SubmitResult.Duplicate
                ? Default(PapStatus.DuplicatePushId)
                : Default(PapStatus.AcceptedForProcessing);
        }
        catch (PushRefusedException refused)
        {
            return ((PapStatus)refused.PapCode, refused.Message);
        }
        catch (StoreBusyException)
        {
            return Default(PapStatus.ServiceUnavailable);
        }
    }

    private static PushRequest Request(PushMessage message, PapContent content, Domain.Accounts.ServiceProvider account) => new()
    {
        Account = account,
        Source = PushSource.Pap,
        InitiatorPushId = message.PushId,
        Recipients = Array.ConvertAll([.. message.Addresses], PapRecipient.Of),
        // The entity may be a view of the request's buffer; the push outlives it.
        Content = new RawContent { ContentType = content.ContentType, Body = content.Body.ToArray() },
        Priority = (message.QualityOfService?.Priority ?? PapPriority.Medium) switch
        {
            PapPriority.High => Priority.High,
            PapPriority.Low => Priority.Low,
            _ => Priority.Medium,
        },
        DeliverAfter = message.DeliverAfterTimestamp,
        DeliverBefore = message.DeliverBeforeTimestamp,
        Notify = Notify(message),
        ApplicationId = ApplicationId(content),
        SourceReference = message.SourceReference,
    };

    private static NotificationTarget? Notify(PushMessage message)
    {
        if (string.IsNullOrEmpty(message.PpgNotifyRequestedTo))
        {
            return null;
        }

        return Uri.TryCreate(message.PpgNotifyRequestedTo, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new NotificationTarget(NotificationKind.Pap, url, (byte)message.AnswerVersion)
            : throw new PushRefusedException((int)PapStatus.BadRequest, "/ppg-notify-requested-to", "must be an absolute http or https URL");
    }

    /// <summary>Without its parameters: the encoding of a binary id changes nothing about which application it is.</summary>
    private static string? ApplicationId(PapContent content) =>
        content.Header("X-Wap-Application-Id") is { } value ? value.Split(';', 2)[0].Trim() : null;

    private static (PapStatus Code, string Description) Default(PapStatus code) => (code, PapStatusText.DescriptionOf(code));
}
