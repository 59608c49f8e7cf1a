using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>What the audit log says of a callback endpoint.</summary>
internal sealed record CallbackEndpointFacts(string Url, Domain.Callbacks.CallbackEvents Events, bool Enabled)
{
    internal static CallbackEndpointFacts Of(CallbackEndpointRow row) => new(row.Url, (Domain.Callbacks.CallbackEvents)row.Events, row.Enabled);
}
