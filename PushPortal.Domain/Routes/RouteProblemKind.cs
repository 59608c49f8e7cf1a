namespace PushPortal.Domain.Routes;

/// <summary>What can be wrong with rules.</summary>
public enum RouteProblemKind : byte
{
    /// <summary>It has no name, or too long a one.</summary>
    NameWrong,
    /// <summary>Another rule has its name.</summary>
    NameTwice,
    /// <summary>A prefix is not a plus sign with 1 to 15 digits.</summary>
    PrefixWrong,
    AccountUnknown,
    /// <summary>It names a link that is not configured.</summary>
    LinkUnknown,
    /// <summary>It names neither a link nor a reason to refuse, or both, or too long a reason.</summary>
    TargetWrong,
    TooManyRules,
    /// <summary>Too many prefixes in all, or too many pairs of prefixes and accounts.</summary>
    TooManyPrefixes,
    /// <summary>It can never decide: rules before it are for all of its pushes.</summary>
    Covered,
    /// <summary>No rule is for some pushes: they are refused.</summary>
    NoRule,
}
