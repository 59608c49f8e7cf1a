namespace PushPortal.Web.Portal;

/// <summary>Which palette a viewer asked for.</summary>
public enum ThemeChoice
{
    /// <summary>As the browser's system has it.</summary>
    System,
    Light,
    Dark,
}
