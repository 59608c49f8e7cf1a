namespace PushPortal.Domain.Imports;

/// <summary>What an account has of imports.</summary>
/// <param name="Open">Those that have not ended.</param>
/// <param name="Octets">Of all files that are kept; a small one counts as <see cref="ImportPolicy.LeastOctets"/>.</param>
public sealed record ImportShare(int Open, long Octets);
