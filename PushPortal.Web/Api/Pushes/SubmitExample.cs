namespace PushPortal.Web.Api.Pushes;

/// <summary>The body of a submission, for the API's description; <see cref="SubmitBody"/> reads it.</summary>
/// <param name="PushId">Unique in the account within the duplicate window; the gateway makes one when it is absent.</param>
/// <param name="To">Phone numbers (E.164 with the plus sign).</param>
/// <param name="DeliveryMethod">confirmed, preferconfirmed, unconfirmed or notspecified, as PAP has them. Over SMS each delivery is confirmed by the handset, whatever is asked for.</param>
/// <param name="NotifyUrl">Where the result of each recipient is posted, signed.</param>
/// <param name="Tags">Up to 8 words by which the push is found again: letters, digits, hyphens, underscores, dots and colons, 32 characters each. They are kept in lower case.</param>
/// <param name="CopyOf">Our id of the account's push that this one is a copy of, perhaps with other content or recipients; both name each other then.</param>
internal sealed record SubmitExample(
    string? PushId,
    IReadOnlyList<string> To,
    ContentExample Content,
    string? Priority,
    string? DeliveryMethod,
    DateTimeOffset? DeliverAfter,
    DateTimeOffset? DeliverBefore,
    string? NotifyUrl,
    string? ApplicationId,
    ushort? DestinationPort,
    ushort? SourcePort,
    string? CopyOf,
    IReadOnlyList<string>? Tags);

/// <summary>The content of a submission: the fields of its type.</summary>
/// <param name="Type">si, sl, co, emn, provisioning, mms-notification or raw.</param>
/// <param name="Href">si; sl, which needs it.</param>
/// <param name="Text">si, which needs it.</param>
/// <param name="Action">si: signal-none, signal-low, signal-medium, signal-high or delete. sl: execute-low, execute-high or cache.</param>
/// <param name="Objects">co: URIs of objects that are outdated in the cache.</param>
/// <param name="Services">co: URIs below which everything is outdated in the cache.</param>
/// <param name="Mailbox">emn: URI of the mailbox with new mail.</param>
/// <param name="Timestamp">emn: when the mail came.</param>
/// <param name="Xml">provisioning: the wap-provisioningdoc.</param>
/// <param name="Security">provisioning: how it is protected; not at all when absent.</param>
internal sealed record ContentExample(
    string Type,
    string? Href,
    string? Text,
    string? SiId,
    DateTimeOffset? Created,
    DateTimeOffset? Expires,
    string? Action,
    IReadOnlyList<string>? Objects,
    IReadOnlyList<string>? Services,
    string? Mailbox,
    DateTimeOffset? Timestamp,
    string? Xml,
    SecurityExample? Security,
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

/// <summary>How a provisioning document is protected.</summary>
/// <param name="Method">netwpin, userpin, usernetwpin or userpinmac.</param>
/// <param name="Pin">Digits that the user types; userpin, usernetwpin and userpinmac.</param>
/// <param name="Imsi">The subscriber's IMSI; netwpin and usernetwpin.</param>
/// <param name="NetworkSecret">Hexadecimal digits; instead of the IMSI.</param>
internal sealed record SecurityExample(string Method, string? Pin, string? Imsi, string? NetworkSecret);
