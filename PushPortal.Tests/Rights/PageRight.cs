namespace PushPortal.Tests.Rights;

/// <summary>A page, a download, the jobs or the metrics, for whoever is signed in with the right role.</summary>
/// <param name="Name">Its route.</param>
/// <param name="Address">An address of it; what is in braces is filled by <see cref="PortalAddress.FillAsync"/>.</param>
internal sealed record PageRight(string Name, string Address, IReadOnlyList<string> Allowed) : Right(Name, Allowed)
{
    internal override IReadOnlyList<string> Askers => Asker.People;
}
