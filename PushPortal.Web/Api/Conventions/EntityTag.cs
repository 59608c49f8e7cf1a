using System.Security.Cryptography;

namespace PushPortal.Web.Api.Conventions;

/// <summary>The ETag of a resource (RFC 9110 section 8.8.3): what it says, hashed. Two readings of the same state have the same.</summary>
internal static class EntityTag
{
    private const int Octets = 12;
    private const string Any = "*";

    internal static string Of(ReadOnlyMemory<byte> body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, Octets))}\"";

    /// <summary>Whether the header of a condition names the tag; weakly, as If-None-Match compares.</summary>
    internal static bool Names(string header, string tag) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(one => one == Any || (one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one) == tag);
}
