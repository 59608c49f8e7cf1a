namespace PushPortal.Domain.Accounts;

/// <summary>What may be wrong with a key that is asked for.</summary>
public enum ApiKeyField
{
    /// <summary>Empty, or too long.</summary>
    Name,

    /// <summary>None.</summary>
    Scopes,

    /// <summary>A test key that is to manage keys could make itself a live one.</summary>
    TestScopes,

    /// <summary>It has passed already.</summary>
    ExpiresAt,

    /// <summary>Negative, or too long.</summary>
    Overlap,
}
