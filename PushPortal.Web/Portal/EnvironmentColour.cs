namespace PushPortal.Web.Portal;

/// <summary>What the banner of an installation may be painted in; each has a text that can be read on it.</summary>
public enum EnvironmentColour
{
    Grey,
    Blue,
    Green,
    Amber,
    Red,
    Purple,
}
