using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Rows of callback endpoints as the domain sees them.</summary>
internal static class CallbackEndpointMapping
{
    internal static CallbackEndpoint Of(CallbackEndpointRow row) => new()
    {
        Id = row.Id,
        AccountId = row.AccountId,
        Target = CallbackEndpoint.TargetOf(new Uri(row.Url), (CallbackEvents)row.Events),
        Enabled = row.Enabled,
        Since = Instant(row.Since),
        By = row.By,
        Why = (CallbackSwitch)row.Why,
        FailingSince = Instant(row.FailingSince),
        Version = row.Version,
    };
}
