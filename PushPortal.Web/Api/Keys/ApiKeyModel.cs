using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Web.Api.Keys;

/// <summary>A key, without its secret.</summary>
/// <param name="Ending">The last characters of its secret, to tell it by.</param>
/// <param name="PreviousUntil">The secret before goes on until then.</param>
internal record ApiKeyModel(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    bool Test,
    string? Ending,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RotatedAt,
    DateTimeOffset? PreviousUntil,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom)
{
    internal static ApiKeyModel Of(ApiKey key) => new(
        IdOf(key),
        key.Name,
        key.Scopes.Words(),
        key.IsTest,
        key.Ending,
        key.CreatedAt,
        key.CreatedBy,
        key.ExpiresAt,
        key.RotatedAt,
        key.PreviousUntil,
        key.RevokedAt,
        key.RevokedBy,
        key.LastUsedAt,
        key.LastUsedFrom?.ToString());

    internal static string IdOf(ApiKey key) => PublicId.Format(PublicId.ApiKey, key.Id);
}
