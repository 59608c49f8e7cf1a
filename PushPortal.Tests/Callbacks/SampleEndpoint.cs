using PushPortal.Domain.Callbacks;

namespace PushPortal.Tests.Callbacks;

/// <summary>The first account's endpoint as tests need it.</summary>
internal static class SampleEndpoint
{
    internal static CallbackEndpoint Of(string url, bool enabled = true, DateTimeOffset since = default, CallbackEvents events = CallbackEvents.All) => new()
    {
        Id = 700,
        AccountId = 1,
        Target = CallbackEndpoint.TargetOf(new Uri(url), events),
        Enabled = enabled,
        Since = since,
        By = "somebody",
        Version = 1,
    };
}
