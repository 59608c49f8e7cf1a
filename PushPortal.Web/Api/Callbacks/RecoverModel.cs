namespace PushPortal.Web.Api.Callbacks;

/// <summary>What is told again, in the background; or would be.</summary>
/// <param name="Count">How many there are; more than 100,000 are not counted. What cannot be told now stays listed.</param>
internal sealed record RecoverModel(DateTimeOffset Since, DateTimeOffset? Until, string? Target, bool DryRun, int Count);
