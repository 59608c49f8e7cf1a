namespace PushPortal.Infrastructure.Simulator;

/// <summary>One setting that cannot be used.</summary>
/// <param name="Pointer">Where it stands in the request (JSON pointer, RFC 6901).</param>
/// <param name="Expected">What would be right.</param>
public sealed record SettingProblem(string Pointer, string Expected);
