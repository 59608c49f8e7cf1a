namespace PushPortal.Domain.Smsc;

/// <summary>A link that a transaction may be sent over.</summary>
/// <param name="Reaches">Whether its settings, or a published rule for whichever pushes, give it the recipient's number.</param>
/// <param name="IsGiven">Whether its transaction's account may have it: a published rule for the account's own pushes to the number names it, or, while no rules are published, its settings give it the number.</param>
/// <param name="TakesGroups">Whether groups are started over it now: it is up and was neither stopped nor drained.</param>
public sealed record LinkChoice(string Name, bool Reaches, bool IsGiven, bool TakesGroups)
{
    /// <summary>What stands against it for staff, who may go past the rules; null when nothing does.</summary>
    public LinkObjection? Objection => !Reaches ? LinkObjection.DoesNotReach : ObjectionNow;

    /// <summary>What stands against it for the transaction's account; null when nothing does.</summary>
    public LinkObjection? ObjectionToAccount => !IsGiven ? LinkObjection.NotGiven : ObjectionNow;

    private LinkObjection? ObjectionNow => TakesGroups ? null : LinkObjection.Down;
}
