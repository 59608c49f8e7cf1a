using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the list of refusals says.</summary>
public sealed record RefusalListQuery(string? Source, string? PushId, string? Trace, string? After)
{
    internal bool HasFilter => Source is not null || PushId is not null || Trace is not null;

    internal string ToUri() => PortalLinks.With(PortalLinks.Refusals, ("source", Source), ("pushId", PushId), ("trace", Trace), ("after", After));

    internal RefusalFilter ToFilter(long? accountId) => new(
        accountId,
        Enum.TryParse<PushSource>(Source, ignoreCase: true, out var source) ? source : null,
        string.IsNullOrWhiteSpace(PushId) ? null : PushId,
        string.IsNullOrWhiteSpace(Trace) ? null : Trace.Trim(),
        PublicId.TryParse(PublicId.Refusal, After, out var id) ? id : null);
}
