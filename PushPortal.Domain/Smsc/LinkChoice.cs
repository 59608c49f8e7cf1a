namespace PushPortal.Domain.Smsc;

/// <summary>A link that a transaction may be sent over.</summary>
/// <param name="Reaches">Whether its settings, or a published rule, give it the recipient's number.</param>
/// <param name="TakesGroups">Whether groups are started over it now: it is up and was neither stopped nor drained.</param>
public sealed record LinkChoice(string Name, bool Reaches, bool TakesGroups)
{
    /// <summary>What stands against it; null when nothing does.</summary>
    public LinkObjection? Objection => !Reaches ? LinkObjection.DoesNotReach : !TakesGroups ? LinkObjection.Down : null;
}
