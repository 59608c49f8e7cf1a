using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>A push that is not taken. Nothing of it was stored.</summary>
/// <param name="papCode">What PAP's push-response says.</param>
public sealed class PushRefusedException(int papCode, IReadOnlyList<PushProblem> problems)
    : Exception(Sentence(problems))
{
    /// <summary>Most problems that the message tells; ten thousand recipients may each have one.</summary>
    private const int MostTold = 10;

    public PushRefusedException(int papCode, string pointer, string message)
        : this(papCode, [new PushProblem(pointer, message)])
    {
    }

    public int PapCode { get; } = papCode;

    /// <summary>What stands against all of its recipients; none when it is something else.</summary>
    public FailureCause Cause { get; init; }

    public IReadOnlyList<PushProblem> Problems { get; } = problems;

    private static string Sentence(IReadOnlyList<PushProblem> problems)
    {
        var told = string.Join("; ", problems.Take(MostTold).Select(problem => $"{problem.Pointer.TrimStart('/').Replace('/', '.')} {problem.Message}"));
        return problems.Count > MostTold ? $"{told}; and {problems.Count - MostTold} more" : told;
    }
}
