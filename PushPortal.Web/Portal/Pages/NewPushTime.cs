namespace PushPortal.Web.Portal.Pages;

/// <summary>One of the form's fields for a local date and time.</summary>
/// <param name="Pointer">Its field in the REST body.</param>
/// <param name="Label">Its key among the texts.</param>
public sealed record NewPushTime(string Id, string Pointer, string Label, Func<NewPushForm, string?> Get, Action<NewPushForm, string?> Set);
