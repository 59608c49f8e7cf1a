namespace PushPortal.Domain.Accounts;

/// <summary>Scopes as the API writes them.</summary>
public static class ApiScopeWords
{
    /// <summary>Each scope by itself.</summary>
    public static IReadOnlyList<ApiScopes> Each { get; } = [ApiScopes.Submit, ApiScopes.Read, ApiScopes.Callbacks, ApiScopes.Admin];

    /// <summary>The word of one scope.</summary>
    public static string Word(this ApiScopes scope) => scope switch
    {
        ApiScopes.Submit => "submit",
        ApiScopes.Read => "read",
        ApiScopes.Callbacks => "callbacks",
        ApiScopes.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    public static IReadOnlyList<string> Words(this ApiScopes scopes) => [.. Each.Where(scope => scopes.HasFlag(scope)).Select(Word)];

    /// <summary>The scope of this word; null when there is none.</summary>
    public static ApiScopes? OfWord(string word) => Each.Cast<ApiScopes?>().FirstOrDefault(scope => scope!.Value.Word() == word);
}
