using System.Collections.Immutable;

namespace PushPortal.Domain.Lab;

/// <summary>An experiment with the arms that it compares, as somebody orders it. Two are the same when their addresses are.</summary>
public sealed class LabOrder : IEquatable<LabOrder>
{
    /// <summary>The parameter of an address that holds the arms.</summary>
    public const string ArmsName = "arms";

    /// <summary>Other traffic goes on for so long after the last push.</summary>
    private const double OthersAfterSeconds = 600;

    private readonly string _query;

    /// <param name="arms">In any order; each once.</param>
    public LabOrder(LabSettings settings, IEnumerable<LabArm> arms)
    {
        Settings = settings;
        Arms = [.. LabArms.All.Where(arms.Contains)];
        _query = string.Join('&', new[] { $"{ArmsName}={string.Join(',', Arms)}", LabParameters.ToQuery(settings) }.Where(part => part.Length > 0));
    }

    /// <summary>The prior art and the product.</summary>
    public static IReadOnlyList<LabArm> UsualArms { get; } = [LabArm.SharedStoreAndForward, LabArm.DedicatedTransactions];

    public LabSettings Settings { get; }

    /// <summary>In the order of <see cref="LabArms.All"/>.</summary>
    public ImmutableArray<LabArm> Arms { get; }

    /// <summary>Short messages of all its runs, those of other traffic with them, without what is sent again: the measure of what it costs.</summary>
    public long Messages
    {
        get
        {
            var own = (long)Settings.Pushes * Settings.Segments * Arms.Length;
            var others = Settings.SegmentsPerSecond * Math.Max(Settings.Background, Settings.RushBackground) * ((Settings.Pushes / Settings.PushesPerSecond) + OthersAfterSeconds);
            return Settings.Seeds * (own + ((long)others * Arms.Count(arm => arm.IsShared())));
        }
    }

    /// <summary>As the query of an address, without its question mark: a link that reproduces it.</summary>
    public string ToQuery() => _query;

    public bool Equals(LabOrder? other) => other?._query == _query;

    public override bool Equals(object? obj) => Equals(obj as LabOrder);

    public override int GetHashCode() => _query.GetHashCode(StringComparison.Ordinal);
}
