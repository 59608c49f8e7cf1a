namespace PushPortal.Web.Api.Retries;

/// <summary>Which failures a plan takes in; without any member all that may be retried.</summary>
/// <param name="Cause">By its name, such as absent-subscriber.</param>
/// <param name="From">Ended in the hour of this instant or later.</param>
/// <param name="To">Ended before the hour of this instant.</param>
internal sealed record PlanFilterBody(string? Cause, DateTimeOffset? From, DateTimeOffset? To);
