namespace PushPortal.Domain.Views;

/// <summary>The lists whose filters can be saved. The numbers are stored.</summary>
public enum ViewList : byte
{
    Pushes = 0,
    Failures = 1,
}
