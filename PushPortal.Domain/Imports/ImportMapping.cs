namespace PushPortal.Domain.Imports;

/// <summary>What the columns of a file mean.</summary>
/// <param name="Type">The type of content, as the form names it.</param>
/// <param name="Columns">The column for each field, by the column's name; fields are named as in the REST body (<c>recipient</c>, <c>pushId</c>, <c>href</c>, <c>security/pin</c>).</param>
/// <param name="Constants">The value that a field has in every row, instead of a column.</param>
public sealed record ImportMapping(string Type, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Constants);
