namespace PushPortal.Infrastructure.Simulator;

/// <summary>Settings that a handset was sent.</summary>
/// <param name="TriesLeft">How often a PIN may still be typed.</param>
public sealed record SettingsState(SettingsStanding Standing, int TriesLeft);
