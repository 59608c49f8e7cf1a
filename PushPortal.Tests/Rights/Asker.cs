using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;

namespace PushPortal.Tests.Rights;

/// <summary>Who asks: a role that is signed in to the portal, by its name; an API key with one scope; or one who is neither.</summary>
internal static class Asker
{
    internal const string Nobody = "nobody";
    internal const string UnknownKey = "an unknown key";

    internal static IReadOnlyList<ApiScopes> Scopes { get; } = [ApiScopes.Submit, ApiScopes.Read, ApiScopes.Callbacks, ApiScopes.Admin];

    internal static IReadOnlyList<string> Keys { get; } = [.. Scopes.Select(Key)];

    /// <summary>Those of the portal.</summary>
    internal static IReadOnlyList<string> People { get; } = [.. PortalRole.All, Nobody];

    internal static IReadOnlyList<string> All { get; } = [.. People, UnknownKey, .. Keys];

    /// <summary>A key that has this scope and no other.</summary>
    internal static string Key(ApiScopes scope) => $"a key to {scope.Word()}";
}
