using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Imports;

/// <summary>A row, and what submitting it would come to.</summary>
/// <param name="Request">Null when something is wrong.</param>
/// <param name="Encoded">Null when something is wrong.</param>
/// <param name="Problem">Null when nothing is wrong.</param>
public sealed record JudgedRow(ImportRow Row, PushRequest? Request, EncodedPush? Encoded, ImportProblem? Problem);
