namespace PushPortal.Web.Api.Failures;

/// <summary>The failures that match, counted by state and cause, the most first.</summary>
internal sealed record FailureGroupsModel(IReadOnlyList<FailureGroupModel> Data);
