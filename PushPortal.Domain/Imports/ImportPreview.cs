namespace PushPortal.Domain.Imports;

/// <summary>The first rows of a file as a mapping reads them.</summary>
/// <param name="Problems">What is wrong with the mapping, by field.</param>
public sealed record ImportPreview(IReadOnlyList<string> Header, IReadOnlyList<JudgedRow> Rows, IReadOnlyDictionary<string, string> Problems);
