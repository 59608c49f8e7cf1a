using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>Which pushes a list shows. Pages go by key: <see cref="After"/> and <see cref="Before"/> are push ids, the newest push comes first.</summary>
public sealed record PushFilter
{
    /// <summary>The account whose pushes are seen; null for staff, who see all.</summary>
    public long? AccountId { get; init; }

    public PushStatus? Status { get; init; }

    /// <summary>E.164 with the plus sign.</summary>
    public string? Recipient { get; init; }

    public string? InitiatorPushId { get; init; }

    /// <summary>The trace id of the request that submitted it, 32 hexadecimal digits in lower case.</summary>
    public string? TraceId { get; init; }

    /// <summary>As <see cref="PushTag"/> has it.</summary>
    public string? Tag { get; init; }

    /// <summary>Only pushes that a run of ended last on this link; empty for those of which one came to none, null for whatever their link is.</summary>
    public string? Link { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Whether <see cref="IPushEnquiries.CountAsync"/> can count what it lets through.</summary>
    public bool IsCounted => this is { Recipient: null, InitiatorPushId: null, TraceId: null, Tag: null, Link: null };

    /// <summary>Only pushes older than this one: the next page.</summary>
    public long? After { get; init; }

    /// <summary>Only pushes newer than this one: the previous page.</summary>
    public long? Before { get; init; }

    /// <summary>Rows on a page, 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
