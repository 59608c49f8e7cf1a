namespace PushPortal.Infrastructure.Accounts;

/// <summary>What came of a change of a user.</summary>
/// <param name="Password">The password that was made up, this once; null when there is none.</param>
public sealed record UserResult(UserProblem Problem, string? Password = null)
{
    public static UserResult Done { get; } = new(UserProblem.None);

    public bool IsDone => Problem == UserProblem.None;
}
