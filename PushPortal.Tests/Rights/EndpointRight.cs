using PushPortal.Domain.Accounts;

namespace PushPortal.Tests.Rights;

/// <summary>An endpoint of the API, for keys with the right scope and nobody else: a sign-in to the portal opens none.</summary>
/// <param name="Name">Its method and path.</param>
/// <param name="Scope">The scope that the key has to have; null where any key will do.</param>
/// <param name="Names">What its path, or its body, names by an id: of another account it is not found.</param>
/// <param name="Body">What it is sent, with that id in the place of ID.</param>
internal sealed record EndpointRight(string Name, ApiScopes? Scope, string? Names = null, string? Body = null)
    : Right(Name, Scope is { } needed ? [Asker.Key(needed)] : Asker.Keys)
{
    internal override IReadOnlyList<string> Askers => Asker.All;
}
