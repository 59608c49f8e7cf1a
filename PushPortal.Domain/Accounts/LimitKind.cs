namespace PushPortal.Domain.Accounts;

/// <summary>The limits of an account.</summary>
public enum LimitKind
{
    /// <summary>Submissions a second.</summary>
    Rate,

    /// <summary>Pushes a day.</summary>
    Quota,
}
