using System.Globalization;

namespace PushPortal.Domain.Addresses;

/// <summary>A place in the list of aliases: by name, then by account.</summary>
/// <param name="AccountId">0 for what is everybody's.</param>
public readonly record struct AliasPosition(string Name, long AccountId)
{
    /// <summary>As <see cref="ToString"/> writes it; null for anything else.</summary>
    public static AliasPosition? Parse(string? text) =>
        text?.Split('.', 2) is [var account, var name] && long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var accountId)
            ? new AliasPosition(name, accountId)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AccountId}.{Name}");
}
