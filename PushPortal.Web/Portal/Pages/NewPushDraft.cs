namespace PushPortal.Web.Portal.Pages;

/// <summary>A form that was not sent, or of which nobody knows whether it was.</summary>
/// <param name="Key">What it is sent under.</param>
internal sealed record NewPushDraft(NewPushForm Form, string Key);
