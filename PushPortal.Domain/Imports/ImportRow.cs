namespace PushPortal.Domain.Imports;

/// <summary>One row of a file as it stands there.</summary>
/// <param name="Number">The header is row 1, as spreadsheets number them; a cell of several lines does not count for more.</param>
/// <param name="Problem">Why its cells cannot be told apart; null when they can.</param>
public readonly record struct ImportRow(int Number, IReadOnlyList<string> Cells, string? Problem = null);
