namespace PushPortal.Domain.Audit;

/// <summary>What kind of caller did something.</summary>
public enum ActorKind
{
    /// <summary>The gateway itself.</summary>
    System,

    /// <summary>Somebody who is signed in to the portal.</summary>
    User,

    /// <summary>A program with a key of an account.</summary>
    Account,

    /// <summary>Somebody who could not say who they are, as at a sign-in under a name that nobody has.</summary>
    Nobody,
}
