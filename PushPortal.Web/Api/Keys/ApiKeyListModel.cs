namespace PushPortal.Web.Api.Keys;

/// <summary>All keys of the account: they are few.</summary>
internal sealed record ApiKeyListModel(IReadOnlyList<ApiKeyModel> Data, string? Next = null, string? Prev = null);
