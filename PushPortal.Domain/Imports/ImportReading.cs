using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Imports;

/// <summary>A row as a request, or what is wrong with it.</summary>
/// <param name="Request">Null when something is wrong.</param>
public readonly record struct ImportReading(PushRequest? Request, IReadOnlyList<ImportProblem> Problems);
