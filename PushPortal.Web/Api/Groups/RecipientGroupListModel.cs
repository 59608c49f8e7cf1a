namespace PushPortal.Web.Api.Groups;

/// <summary>A page of the account's groups, the newest first.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record RecipientGroupListModel(IReadOnlyList<RecipientGroupModel> Data, string? Next, string? Prev);
