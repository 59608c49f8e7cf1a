namespace PushPortal.Web.Portal.Components;

/// <summary>What rests while the browser's tab is hidden.</summary>
internal interface ITabRest
{
    void Turn(bool hidden);
}
