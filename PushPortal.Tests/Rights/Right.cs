namespace PushPortal.Tests.Rights;

/// <summary>A row of the table of rights: what is open to some and closed to everybody else.</summary>
/// <param name="Name">A page's route, an endpoint's method and path, the hub's path, or what an act is called.</param>
/// <param name="Allowed">Those of <see cref="Askers"/> who may.</param>
internal abstract record Right(string Name, IReadOnlyList<string> Allowed)
{
    /// <summary>Everybody who can ask for it, signed in or not. See <see cref="Asker"/>.</summary>
    internal abstract IReadOnlyList<string> Askers { get; }
}
