namespace PushPortal.Domain.Routes;

/// <summary>A version as the history lists it, without its rules.</summary>
/// <param name="Rules">How many it has.</param>
public sealed record RouteVersionLine(int Number, int Rules, string By, DateTimeOffset At, string Reason, int? Restores);
