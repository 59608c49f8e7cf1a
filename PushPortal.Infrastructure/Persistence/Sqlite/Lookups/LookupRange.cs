namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Which of a hash's ids are wanted: the first <paramref name="Limit"/> above <paramref name="After"/> and below <paramref name="Before"/>, from one end or the other.</summary>
internal readonly record struct LookupRange(long After, long Before, bool NewestFirst = true, int Limit = int.MaxValue)
{
    internal bool Meets(LookupRun run) => run.LastId > After && run.FirstId < Before;
}
