namespace PushPortal.Domain.Imports;

/// <summary>What is wrong with one row.</summary>
/// <param name="Column">The name of the column, or of the field where that has no column; null for the row as a whole.</param>
/// <param name="Reason">In words, as the end of a sentence that begins with the column.</param>
public sealed record ImportProblem(string? Column, string Reason)
{
    /// <summary>Several as one: the first, with the others named behind it.</summary>
    internal static ImportProblem Of(IReadOnlyList<ImportProblem> problems) => problems.Count == 1
        ? problems[0]
        : problems[0] with { Reason = string.Join("; ", problems.Skip(1).Select(problem => problem.Column is null ? problem.Reason : $"{problem.Column} {problem.Reason}").Prepend(problems[0].Reason)) };
}
