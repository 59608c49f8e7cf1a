using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

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

    /// <summary>The media type of the content as it is sent, without its parameters; empty for a bare datagram, null for any.</summary>
    public string? ContentType { get; init; }

    /// <summary>The door that it came in by.</summary>
    public PushSource? Source { get; init; }

    /// <summary>Only pushes that stand failed for one of their recipients for one of these causes; null for whatever the cause is.</summary>
    public IReadOnlyList<FailureCause>? Causes { get; init; }

    /// <summary>Only pushes that have this PAP status code for one of their recipients.</summary>
    public int? Code { get; init; }

    /// <summary>How many short messages carry it to a recipient.</summary>
    public int? Segments { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Whether <see cref="IPushEnquiries.CountAsync"/> can count what it lets through.</summary>
    public bool IsCounted => this is { Recipient: null, InitiatorPushId: null, TraceId: null, Tag: null, IsSifted: false };

    /// <summary>Whether it asks for what no index and no sum has: pushes are looked at one after the other, so many for a page and no more.</summary>
    public bool IsSifted => this is not { ContentType: null, Source: null, Link: null, Causes: null, Code: null, Segments: null };

    /// <summary>Only pushes older than this one: the next page.</summary>
    public long? After { get; init; }

    /// <summary>Only pushes newer than this one: the previous page.</summary>
    public long? Before { get; init; }

    /// <summary>Rows on a page, 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
