namespace PushPortal.Domain.Pushes;

/// <summary>An administrator has new submissions refused.</summary>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record IntakeSuspension(DateTimeOffset Since, string By, string Reason);
