namespace PushPortal.Infrastructure.Simulator;

/// <summary>An answer of the WAP gateway as a handset has it.</summary>
/// <param name="ContentType">Without parameters, in lower case; null when there is none.</param>
/// <param name="Size">Octets of the body.</param>
/// <param name="Body">Its beginning, as far as a handset looks at it; of a multimedia message the whole.</param>
internal sealed record FetchedContent(int Status, string? ContentType, string? Charset, long Size, ReadOnlyMemory<byte> Body);
