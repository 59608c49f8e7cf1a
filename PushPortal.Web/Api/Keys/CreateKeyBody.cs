using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Api.Keys;

/// <summary>What a new key is to be.</summary>
/// <param name="Scopes">Of submit, read, callbacks and admin.</param>
/// <param name="Test">Whether it may submit to test recipients alone.</param>
internal sealed record CreateKeyBody(string Name, IReadOnlyList<string> Scopes, bool? Test, DateTimeOffset? ExpiresAt)
{
    internal static ApiKeyWish? Read(RequestMembers body)
    {
        var (name, words, test, expiresAt) = (body.Text("name"), body.Texts("scopes"), body.Boolean("test"), body.Instant("expiresAt"));
        var scopes = ApiScopes.None;
        for (var at = 0; at < words?.Count; at++)
        {
            scopes |= ApiScopeWords.OfWord(words[at]) ?? body.Refuse<ApiScopes>($"scopes/{at}", "must be submit, read, callbacks or admin") ?? ApiScopes.None;
        }

        return body.HasErrors ? null : new ApiKeyWish { Name = name ?? "", Scopes = scopes, IsTest = test ?? false, ExpiresAt = expiresAt };
    }
}
