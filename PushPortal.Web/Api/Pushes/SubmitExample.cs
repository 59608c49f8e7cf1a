namespace PushPortal.Web.Api.Pushes;

/// <summary>The body of a submission, for the API's description; <see cref="SubmitBody"/> reads it.</summary>
/// <param name="PushId">Unique in the account within the duplicate window; the gateway makes one when it is absent.</param>
/// <param name="To">Phone numbers (E.164 with the plus sign).</param>
/// <param name="NotifyUrl">Where the result of each recipient is posted, signed.</param>
internal sealed record SubmitExample(
    string? PushId,
    IReadOnlyList<string> To,
    ContentExample Content,
    string? Priority,
    DateTimeOffset? DeliverAfter,
    DateTimeOffset? DeliverBefore,
    string? NotifyUrl,
    string? ApplicationId,
    ushort? DestinationPort,
    ushort? SourcePort);

/// <summary>The content of a submission: the fields of its type.</summary>
/// <param name="Type">si, mms-notification or raw.</param>
internal sealed record ContentExample(
    string Type,
    string? Href,
    string? Text,
    string? SiId,
    DateTimeOffset? Created,
    DateTimeOffset? Expires,
    string? Action,
    string? TransactionId,
    string? ContentLocation,
    long? MessageSize,
    long? ExpirySeconds,
    string? From,
    string? Subject,
    string? MessageClass,
    string? ContentType,
    string? BodyHex,
    string? BodyBase64,
    bool? Wsp);
