namespace PushPortal.Infrastructure.Accounts;

/// <summary>Why nothing was changed of a user.</summary>
public enum UserProblem
{
    /// <summary>It was changed.</summary>
    None,

    /// <summary>There is no such user, or none that one may manage.</summary>
    Gone,
    NameWrong,
    NameTaken,

    /// <summary>One may not give this role.</summary>
    RoleWrong,

    /// <summary>A member needs an account, and one that exists.</summary>
    AccountWrong,

    /// <summary>Nobody takes away their own role or access.</summary>
    Own,

    /// <summary>Somebody has to be left who can manage users.</summary>
    LastAdministrator,

    /// <summary>The current password is another.</summary>
    PasswordWrong,

    /// <summary>The new password does not keep to the rules.</summary>
    PasswordWeak,

    /// <summary>The new password is the current one.</summary>
    PasswordSame,
}
