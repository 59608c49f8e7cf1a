namespace PushPortal.Domain.Pushes;

/// <summary>A push that is not taken. Nothing of it was stored.</summary>
/// <param name="papCode">What PAP's push-response says.</param>
public sealed class PushRefusedException(int papCode, IReadOnlyList<PushProblem> problems)
    : Exception(string.Join("; ", problems.Select(problem => $"{problem.Pointer.TrimStart('/').Replace('/', '.')} {problem.Message}")))
{
    public PushRefusedException(int papCode, string pointer, string message)
        : this(papCode, [new PushProblem(pointer, message)])
    {
    }

    public int PapCode { get; } = papCode;

    public IReadOnlyList<PushProblem> Problems { get; } = problems;
}
