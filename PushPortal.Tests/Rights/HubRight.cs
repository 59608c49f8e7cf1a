namespace PushPortal.Tests.Rights;

/// <summary>The hub of live states, for those who are signed in and for keys that may read.</summary>
/// <param name="Name">Its path.</param>
internal sealed record HubRight(string Name, IReadOnlyList<string> Allowed) : Right(Name, Allowed)
{
    internal override IReadOnlyList<string> Askers => Asker.All;
}
