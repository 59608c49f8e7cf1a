using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Lists;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the list of pushes says: the same parameters as REST's, as they were written.</summary>
public sealed record PushListQuery
{
    private const string Path = "/pushes";

    private const char BetweenReasons = ',';
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public string? Status { get; init; }

    /// <summary>An account by its code, for staff.</summary>
    public string? Account { get; init; }

    public string? Recipient { get; init; }

    public string? PushId { get; init; }

    public string? Tag { get; init; }

    public string? TraceId { get; init; }

    /// <summary>The link that a run of it ended on, or <see cref="NoneWord"/>, for staff.</summary>
    public string? Link { get; init; }

    /// <summary>A media type, or <see cref="NoneWord"/> for bare datagrams.</summary>
    public string? ContentType { get; init; }

    /// <summary>The door's word.</summary>
    public string? Source { get; init; }

    /// <summary>Names of causes, parted by commas.</summary>
    public string? Reason { get; init; }

    /// <summary>A status code of PAP.</summary>
    public string? Code { get; init; }

    public string? Segments { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    internal bool HasFilter => Array.Exists(Filters, given => !string.IsNullOrWhiteSpace(given.Value));

    internal static string? Format(DateTimeOffset? at) => at?.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    internal static DateTimeOffset? ReadInstant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    internal string ToUri() => PortalLinks.With(Path, [.. Filters, ("after", After), ("before", Before)]);

    /// <summary>The filter alone, as what stands behind the question mark; empty when there is none.</summary>
    internal string ToView() => PortalLinks.QueryOf((this with { After = null, Before = null }).ToUri());

    /// <summary>All that the filter lets through, as a file.</summary>
    internal string ToExport(string format) => PortalLinks.With(PortalLinks.PushExport, [.. Filters, ("format", format)]);

    /// <param name="viewer">The account that looks; null for staff, who may choose one.</param>
    internal PushFilter ToFilter(long? viewer, IAccountDirectory accounts) => new()
    {
        // An account that is not there has no pushes; ids begin above 0.
        AccountId = viewer ?? (string.IsNullOrWhiteSpace(Account) ? null : accounts.Find(Account)?.Id ?? 0),
        Status = PushStatusWords.Parse(Status),
        Recipient = Number(Recipient),
        InitiatorPushId = string.IsNullOrWhiteSpace(PushId) ? null : PushId,
        TraceId = string.IsNullOrWhiteSpace(TraceId) ? null : TraceId.Trim().ToLowerInvariant(),
        Tag = string.IsNullOrWhiteSpace(Tag) ? null : PushTag.TryParse(Tag, out var tag, out _) ? tag : Tag,
        Link = viewer is null ? NoneWord.Parse(Link) : null,
        ContentType = NoneWord.Parse(ContentType),
        Source = SourceWords.Parse(Source),
        Causes = CausesOf(Reason),
        Code = NumberOf(Code),
        Segments = NumberOf(Segments),
        From = ReadInstant(From),
        To = ReadInstant(To),
        After = Id(After),
        Before = Id(Before),
    };

    /// <summary>What names no cause is found nowhere.</summary>
    private static IReadOnlyList<FailureCause>? CausesOf(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null : [.. written.Split(BetweenReasons, StringSplitOptions.TrimEntries).Select(FailureCauses.OfName).OfType<FailureCause>()];

    /// <summary>What is no number is that of nothing.</summary>
    private static int? NumberOf(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null : int.TryParse(written.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The media type of a push as addresses have it.</summary>
    internal static string TypeOf(Push push) => push.ContentType is { } type ? type.Split(';')[0] : NoneWord.Word;

    private (string Name, string? Value)[] Filters =>
    [
        ("status", Status), ("account", Account), ("recipient", Recipient), ("pushId", PushId), ("tag", Tag), ("traceId", TraceId), ("link", Link), ("contentType", ContentType),
        ("source", Source), ("reason", Reason), ("code", Code), ("segments", Segments), ("from", From), ("to", To),
    ];

    /// <summary>As the store has numbers; what is none is looked for as it is, and not found.</summary>
    private static string? Number(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // A plus sign that was not escaped in the address arrives as a space.
        var written = text.Trim();
        return Msisdn.TryParse(written[0] == '+' ? written : "+" + written, out var number, out _) ? number : written;
    }

    private static long? Id(string? text) => PublicId.TryParse(PublicId.Push, text, out var id) ? id : null;
}
