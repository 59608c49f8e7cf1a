using PushPortal.Domain.Accounts;

namespace PushPortal.Domain.Imports;

/// <summary>A file that somebody brings.</summary>
public sealed record ImportAsk
{
    public required ServiceProvider Account { get; init; }

    /// <summary>Who brings it.</summary>
    public required string By { get; init; }

    public required string FileName { get; init; }

    /// <summary>The type of content; null: found out by the names of the columns.</summary>
    public string? Type { get; init; }

    /// <summary>See <see cref="ImportMapping.Columns"/>; in front of what the columns' names say.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>See <see cref="ImportMapping.Constants"/>; in front of what the columns' names say.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();
}
