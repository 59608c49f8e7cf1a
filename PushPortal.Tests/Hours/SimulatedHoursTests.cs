using System.Globalization;

namespace PushPortal.Tests.Hours;

/// <summary>
/// The rules of delivery over many simulated hours. The suite plays a few; <c>./soak.sh hours</c> plays ten thousand, by the environment variable
/// <c>PUSHPORTAL_HOURS</c>. A seed that fails is named, and <c>PUSHPORTAL_HOUR=seed</c> plays it alone.
/// </summary>
public sealed class SimulatedHoursTests
{
    private const int InTheSuite = 40;

    [Fact]
    public void Rules_hold_in_every_hour()
    {
        var alone = Setting("PUSHPORTAL_HOUR");
        var hours = alone is null ? Enumerable.Range(1, Setting("PUSHPORTAL_HOURS") ?? InTheSuite) : [alone.Value];

        Parallel.ForEach(hours, seed => Play(seed, tells: alone is not null));
    }

    private static void Play(int seed, bool tells)
    {
        try
        {
            new SimulatedHour(new HourPlan(seed), tells).Play();
        }
        catch (Exception broken)
        {
            Assert.Fail($"Hour {seed} breaks a rule (PUSHPORTAL_HOUR={seed} plays it again): {broken}");
        }
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
