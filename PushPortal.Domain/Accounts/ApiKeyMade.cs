namespace PushPortal.Domain.Accounts;

/// <summary>What came of asking for a key, or for another secret of one.</summary>
public abstract record ApiKeyMade
{
    private ApiKeyMade()
    {
    }

    /// <param name="Secret">Known to nobody but who is told it now.</param>
    public sealed record Made(ApiKey Key, string Secret) : ApiKeyMade;

    /// <param name="Field">The property of <see cref="ApiKeyWish"/> that cannot be used.</param>
    public sealed record Wrong(ApiKeyField Field) : ApiKeyMade;

    /// <summary>The account has as many keys in force as it may.</summary>
    public sealed record TooMany(int Most) : ApiKeyMade;

    /// <summary>The account has no such key.</summary>
    public sealed record NotFound : ApiKeyMade;

    /// <summary>It was revoked, or has expired.</summary>
    public sealed record NotInForce : ApiKeyMade;
}
