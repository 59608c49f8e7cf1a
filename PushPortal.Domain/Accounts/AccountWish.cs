namespace PushPortal.Domain.Accounts;

/// <summary>An account that is to be there. What else it may do is changed afterwards, by <see cref="AccountEdit"/>.</summary>
/// <param name="Code">See <see cref="ServiceProvider.Code"/>. It stays as it is: ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, the first one a letter or digit, at most <see cref="LongestCode"/>.</param>
/// <param name="Name">1 to 100 characters.</param>
public sealed record AccountWish(string Code, string Name)
{
    /// <summary>As SMPP's system_id, which it is too: 16 octets with the one that ends it (SMPP 3.4, 5.2.1).</summary>
    public const int LongestCode = 15;
}
