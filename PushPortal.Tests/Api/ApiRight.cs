using PushPortal.Domain.Accounts;

namespace PushPortal.Tests.Api;

/// <summary>Who may use an endpoint of the API.</summary>
/// <param name="Scope">The scope that the key has to have; null where any key will do.</param>
/// <param name="Names">What its path, or its body, names by an id: of another account it is not found.</param>
/// <param name="Body">What it is sent, with that id in the place of ID.</param>
internal sealed record ApiRight(ApiScopes? Scope, string? Names = null, string? Body = null);
