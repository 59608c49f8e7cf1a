namespace PushPortal.Domain.Accounts;

/// <summary>What an API key may be used for. The numbers are stored.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>Submit, cancel and retry.</summary>
    Submit = 1,

    /// <summary>Ask what happened.</summary>
    Read = 2,

    /// <summary>Manage where results are told.</summary>
    Callbacks = 4,

    /// <summary>Manage the account's keys.</summary>
    Admin = 8,

    All = Submit | Read | Callbacks | Admin,
}
