namespace PushPortal.Web.Portal.Pages;

/// <summary>A test push that somebody asked for, and has not seen the page of.</summary>
/// <param name="Key">What it is sent under.</param>
internal sealed record DashboardTrial(string Recipient, string Key);
