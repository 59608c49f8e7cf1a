namespace PushPortal.Tests.Hours;

/// <summary>What an hour is like; all of it comes from its seed.</summary>
internal sealed record HourPlan(int Seed)
{
    public const int Handsets = 60;

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>When the faults end; what is open then has to come to its end by itself.</summary>
    public static readonly DateTimeOffset Calm = Start.AddHours(1);

    /// <summary>Pushes that come in within the hour.</summary>
    public int Pushes { get; } = 1_000 + (Seed % 7 * 30);

    /// <summary>The part of all operations that goes wrong: 5 to 30 %.</summary>
    public double Faults { get; } = 0.05 + (Seed % 26 * 0.01);

    public int Crashes { get; } = Seed % 4;

    public int ClockJumps { get; } = Seed % 3;

    public int Outages { get; } = 1 + (Seed % 3);

    public int Absences { get; } = 10 + (Seed % 20);

    /// <summary>Whether links have limits of a second.</summary>
    public bool HasRates { get; } = Seed % 2 == 0;

    public bool HasWideReferences { get; } = Seed % 5 == 0;
}
