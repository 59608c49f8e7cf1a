using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PapContent = PushPortal.Domain.Protocols.Pap.PushContent;

namespace PushPortal.Web.Pap;

/// <summary>A push-message as the PPG takes it, and the PPG's outcome as a push-response.</summary>
internal static class PapSubmission
{
    internal const string ProductName = "PushPortal";

    internal static async Task<PapDocument> SubmitAsync(
        PushMessage message, PapRequest request, string? traceId, Credential credential, PapServices services, CancellationToken ct)
    {
        var (result, notes) = await OutcomeAsync(message, request, traceId, credential, services, ct);
        return Response(message, result, notes, services);
    }

    /// <summary>Refuses a push-message before it is looked at.</summary>
    internal static PushResponse Refuse(PushMessage message, ResponseResult result, PapServices services) => Response(message, result, null, services);

    private static PushResponse Response(PushMessage message, ResponseResult result, IReadOnlyList<ProgressNote>? notes, PapServices services)
    {
        var now = services.Clock.GetUtcNow();
        return new PushResponse
        {
            Version = message.AnswerVersion,
            PushId = message.PushId,
            SenderAddress = services.Policy.SenderAddress,
            SenderName = ProductName,
            ReplyTime = now,
            ProgressNotes = message.ProgressNotesRequested ? notes ?? PapProgress.Refused(result.Desc!, now) : [],
            Result = result,
        };
    }

    /// <summary>The progress is null when the push is not taken.</summary>
    private static async Task<(ResponseResult Result, IReadOnlyList<ProgressNote>? Progress)> OutcomeAsync(
        PushMessage message, PapRequest request, string? traceId, Credential credential, PapServices services, CancellationToken ct)
    {
        try
        {
            var account = credential.Account;
            var replaces = await ReplacedAsync(message, account.Id, services.Enquiries, ct);
            PapQuality.Check(message.QualityOfService);
            var recipients = await PapRecipients.OfAsync(message.Addresses, account.Id, services.Aliases, ct);
            return await services.Ppg.SubmitAsync(Request(message, request, credential, recipients, replaces) with { TraceId = traceId }, ct) switch
            {
                SubmitResult.Accepted accepted => (Result(PapStatus.AcceptedForProcessing), PapProgress.Of(accepted)),
                SubmitResult.AtLimit limited => (AtLimit(limited.Limit, account.Limits), null),
                SubmitResult.Overloaded or SubmitResult.Suspended => (Result(PapStatus.ServiceUnavailable), null),
                _ => (Result(PapStatus.DuplicatePushId), null),
            };
        }
        catch (PushRefusedException refused)
        {
            return (new ResponseResult((PapStatus)refused.PapCode, refused.Message), null);
        }
        catch (StoreBusyException)
        {
            return (Result(PapStatus.ServiceUnavailable), null);
        }
    }

    private static PushRequest Request(
        PushMessage message, PapRequest request, Credential credential, IReadOnlyList<RequestedRecipient> recipients, ReplacedPush? replaces)
    {
        var content = request.Content!;
        return new PushRequest
        {
            Account = credential.Account,
            IsTest = credential.Key.IsTest,
            Source = PushSource.Pap,
            InitiatorPushId = message.PushId,
            Recipients = recipients,
            // The entities may be views of the request's buffer; the push outlives it.
            Content = new RawContent { ContentType = content.ContentType, Body = content.Body.ToArray(), MayTransform = !ForbidsTransformation(content) },
            Priority = PapQuality.PriorityOf(message.QualityOfService),
            DeliveryMethod = PapQuality.DeliveryMethodOf(message.QualityOfService),
            DeliverAfter = message.DeliverAfterTimestamp,
            DeliverBefore = message.DeliverBeforeTimestamp,
            Notify = Notify(message),
            ApplicationId = ApplicationId(content),
            SourceReference = message.SourceReference,
            Capabilities = request.Capabilities?.ToArray() ?? default(ReadOnlyMemory<byte>),
            Replaces = replaces,
        };
    }

    /// <summary>The account's newest push with the id that is to be replaced.</summary>
    private static async Task<ReplacedPush?> ReplacedAsync(PushMessage message, long accountId, IPushEnquiries enquiries, CancellationToken ct)
    {
        if (message.ReplacePushId is not { } pushId)
        {
            return null;
        }

        return await enquiries.FindByInitiatorPushIdAsync(pushId, accountId, ct) is { } found
            ? new ReplacedPush(found, message.ReplaceMethod == ReplaceMethod.PendingOnly)
            : throw new PushRefusedException((int)PapStatus.PushIdNotFound, "/replace-push-id", "names no push of the account");
    }

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

    /// <summary>Cache-Control: no-transform (RFC 9111, 5.2.2.6), among whatever else the header says.</summary>
    private static bool ForbidsTransformation(PapContent content) => content.Headers
        .Where(header => header.Name.Equals("Cache-Control", StringComparison.OrdinalIgnoreCase))
        .SelectMany(header => header.Value.Split(',', StringSplitOptions.TrimEntries))
        .Contains("no-transform", StringComparer.OrdinalIgnoreCase);

    /// <summary>The rate has room again in a moment; the day's pushes are a matter of what the account may do.</summary>
    private static ResponseResult AtLimit(LimitReached limit, AccountLimits limits) => limit.Kind == LimitKind.Rate
        ? new ResponseResult(PapStatus.ServiceUnavailable, $"The account may submit {limits.SubmissionsPerSecond} times a second")
        : new ResponseResult(PapStatus.Forbidden, $"The account's {limits.PushesPerDay} pushes of this day (UTC) are used up");

    private static ResponseResult Result(PapStatus code) => new(code, PapStatusText.DescriptionOf(code));
}
