namespace PushPortal.Tests.Journeys.Kill;

/// <summary>A push of the load in a handset's inbox.</summary>
internal readonly record struct Sighting(string PushId, string Number, DateTimeOffset At);
