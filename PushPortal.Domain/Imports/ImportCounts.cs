namespace PushPortal.Domain.Imports;

/// <summary>The rows of an import, by what the check found and by what came of them.</summary>
/// <param name="Valid">Rows that nothing is wrong with.</param>
/// <param name="Duplicates">Rows that repeat an earlier one, or a push-id that the account used.</param>
/// <param name="Segments">Short messages that the valid rows take.</param>
/// <param name="DuplicateSegments">Short messages that the duplicates would take.</param>
public sealed record ImportCounts(int Valid, int Invalid, int Duplicates, long Segments, long DuplicateSegments, int Accepted, int Refused)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public int Rows => Valid + Invalid + Duplicates;

    /// <summary>Rows that were submitted, whatever came of them.</summary>
    public int Done => Accepted + Refused;

    public int Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Invalid => Invalid,
        ImportOutcome.Duplicate => Duplicates,
        ImportOutcome.Accepted => Accepted,
        ImportOutcome.Refused => Refused,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
