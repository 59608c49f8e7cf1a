using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>The body of a webhook.</summary>
/// <param name="Type">For example <c>transaction.delivered</c>.</param>
public sealed record WebhookDocument(string Type, DateTimeOffset Timestamp, WebhookData Data);

/// <summary>What a webhook tells: the same as PAP's resultnotification-message.</summary>
public sealed record WebhookData(
    string Id,
    string PushId,
    string TransactionId,
    string Recipient,
    string State,
    int Code,
    string? Reason,
    DateTimeOffset ReceivedAt,
    DateTimeOffset EventAt);

/// <summary>Writes webhook bodies.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookDocument))]
internal sealed partial class WebhookJson : JsonSerializerContext;
