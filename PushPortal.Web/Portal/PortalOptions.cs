using System.ComponentModel.DataAnnotations;

namespace PushPortal.Web.Portal;

/// <summary>Section <c>PushPortal:Portal</c>: how the portal shows which installation it is of.</summary>
public sealed class PortalOptions
{
    public const string Section = "PushPortal:Portal";

    /// <summary>The installation's name, across the top of every page; empty for no banner. At most 60 characters.</summary>
    [StringLength(60, ErrorMessage = Section + ":Environment may have {1} characters")]
    public string Environment { get; set; } = "";

    /// <summary>What the banner is painted in.</summary>
    public EnvironmentColour EnvironmentColour { get; set; }
}
