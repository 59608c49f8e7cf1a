namespace PushPortal.Domain.Routes;

/// <summary>One rule that differs between two versions.</summary>
/// <param name="Before">Null when it was added.</param>
/// <param name="After">Null when it was removed.</param>
/// <param name="From">Its place before, from 0; below 0 when it had none.</param>
/// <param name="To">Its place after.</param>
public sealed record RouteChange(RouteChangeKind Kind, RouteRule? Before, RouteRule? After, int From, int To)
{
    public string Name => (After ?? Before)!.Name;
}
