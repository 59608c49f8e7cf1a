using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;

namespace PushPortal.Tests.Portal;

/// <summary>Portal users in memory; keeps what was asked of them, and answers as told.</summary>
internal sealed class KeptUsers : IPortalUsers
{
    internal const string Password = "Made-up-once-1";

    internal List<UserRecord> All { get; } = [];

    internal List<(string Asked, string Name, UserEdit? Edit, UserAuthority Authority, string? Reason)> Changes { get; } = [];

    /// <summary>What every change comes to.</summary>
    internal UserProblem Problem { get; set; }

    public Task<UserPage> PageAsync(long? accountId, string? text, string? after, int limit, CancellationToken ct) =>
        Task.FromResult(new UserPage([.. Seen(accountId).Where(user => text is null || user.Name.StartsWith(text, StringComparison.Ordinal))], null));

    public Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> roles, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. All.Where(user => user.Enabled && roles.Contains(user.Role)).Select(user => user.Name)]);

    public Task<UserRecord?> FindAsync(string name, long? accountId, CancellationToken ct) => Task.FromResult(Seen(accountId).FirstOrDefault(user => user.Name == name));

    public Task<UserResult> AddAsync(string name, UserEdit edit, UserAuthority authority, CancellationToken ct) => AnswerAsync("add", name, edit, authority, null, Password);

    public Task<UserResult> ChangeAsync(string name, UserEdit edit, UserAuthority authority, string? reason, CancellationToken ct) =>
        AnswerAsync("change", name, edit, authority, reason, null);

    public Task<UserResult> ResetPasswordAsync(string name, UserAuthority authority, string? reason, CancellationToken ct) =>
        AnswerAsync("reset", name, null, authority, reason, Password);

    public Task<UserResult> UnlockAsync(string name, UserAuthority authority, CancellationToken ct) => AnswerAsync("unlock", name, null, authority, null, null);

    public Task<UserResult> ChangePasswordAsync(string name, string current, string password, Actor by, CancellationToken ct) => throw new NotSupportedException();

    private IEnumerable<UserRecord> Seen(long? accountId) => All.Where(user => accountId is null || user.AccountId == accountId);

    private Task<UserResult> AnswerAsync(string asked, string name, UserEdit? edit, UserAuthority authority, string? reason, string? password)
    {
        Changes.Add((asked, name, edit, authority, reason));
        return Task.FromResult(Problem == UserProblem.None ? new UserResult(UserProblem.None, password) : new UserResult(Problem));
    }
}
