namespace PushPortal.Domain.Accounts;

/// <summary>What an administrator may change of an account.</summary>
public sealed record AccountEdit
{
    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>See <see cref="ServiceProvider.AllowedTargetNetworks"/>.</summary>
    public IReadOnlyList<string> AllowedTargetNetworks { get; init; } = [];
}
