using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Pushes;

/// <summary>What an initiator asks for, by whichever door: the PPG takes all of them the same way.</summary>
public sealed record PushRequest
{
    /// <summary>The port of connectionless WSP on the gateway.</summary>
    public const ushort WspPort = 9200;

    /// <summary>From and to the ports that the field uses for WAP push.</summary>
    public static ShortMessageForm WapPush { get; } = ShortMessageForm.Between(Domain.Content.WapPush.Port, WspPort);

    public required ServiceProvider Account { get; init; }

    public required PushSource Source { get; init; }

    /// <summary>It came by a test key: it may go to test recipients alone.</summary>
    public bool IsTest { get; init; }

    /// <summary>Its initiator was told that it is taken, so that no limit of the account stands against it any more.</summary>
    public bool IsOwed { get; init; }

    /// <summary>Null: the gateway makes one.</summary>
    public string? InitiatorPushId { get; init; }

    public required IReadOnlyList<RequestedRecipient> Recipients { get; init; }

    public required PushContent Content { get; init; }

    public Priority Priority { get; init; } = Priority.Medium;

    /// <summary>Null when the initiator sent no quality of service.</summary>
    public DeliveryMethod? DeliveryMethod { get; init; }

    public DateTimeOffset? DeliverAfter { get; init; }

    public DateTimeOffset? DeliverBefore { get; init; }

    public NotificationTarget? Notify { get; init; }

    /// <summary>A URI, a well-known name or a number (WINA); null: the content's own.</summary>
    public string? ApplicationId { get; init; }

    public ShortMessageForm Form { get; init; } = WapPush;

    public SmscMode Mode { get; init; }

    /// <summary>Nothing is tried again by policy: the outcome of the one group is the answer.</summary>
    public bool OneTry { get; init; }

    /// <summary>The transaction of a PPG in another process that this push carries on, in its account.</summary>
    public long? Continues { get; init; }

    public string? SourceReference { get; init; }

    /// <summary>The capabilities (UAProf) that the initiator assumes of the recipients' handsets; empty when it sent none.</summary>
    public ReadOnlyMemory<byte> Capabilities { get; init; }

    /// <summary>The push's id, when the door had to know it before: it reserved it, and one more for each recipient. Null: the gateway takes one.</summary>
    public long? ReservedId { get; init; }

    /// <summary>It came, or began to come, before submissions were suspended: it is taken all the same.</summary>
    public bool HasBegun { get; init; }

    /// <summary>The push of the same account that this one is a copy of, perhaps with other content or recipients.</summary>
    public long? CopyOf { get; init; }

    /// <summary>As <see cref="PushTag.ParseAll"/> gives them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The trace id (W3C Trace Context, 32 hexadecimal digits) that its initiator sent along; null when it sent none.</summary>
    public string? TraceId { get; init; }

    /// <summary>The push that this one takes the place of.</summary>
    public ReplacedPush? Replaces { get; init; }

    public IdempotentRequest? Idempotency { get; init; }
}
