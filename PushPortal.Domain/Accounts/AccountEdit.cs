namespace PushPortal.Domain.Accounts;

/// <summary>What an administrator may change of an account.</summary>
public sealed record AccountEdit
{
    public static readonly TimeSpan ShortestContentRetention = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongestContentRetention = TimeSpan.FromDays(1_000);

    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>See <see cref="ServiceProvider.Weight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>See <see cref="ServiceProvider.AllowedTargetNetworks"/>.</summary>
    public IReadOnlyList<string> AllowedTargetNetworks { get; init; } = [];

    /// <summary>See <see cref="ServiceProvider.Limits"/>.</summary>
    public AccountLimits Limits { get; init; } = AccountLimits.None;

    /// <summary>See <see cref="ServiceProvider.HttpNetworks"/>.</summary>
    public IReadOnlyList<string> HttpNetworks { get; init; } = [];

    /// <summary>See <see cref="ServiceProvider.HeaderEnrichment"/>.</summary>
    public bool HeaderEnrichment { get; init; }

    /// <summary>See <see cref="ServiceProvider.ShowsNumbersToAll"/>.</summary>
    public bool ShowsNumbersToAll { get; init; }

    /// <summary>See <see cref="ServiceProvider.ContentRetention"/>; <see cref="ShortestContentRetention"/> to <see cref="LongestContentRetention"/>, in whole seconds.</summary>
    public TimeSpan? ContentRetention { get; init; }

    /// <summary>See <see cref="ServiceProvider.Smpp"/>.</summary>
    public SmppAccess Smpp { get; init; } = new();
}
