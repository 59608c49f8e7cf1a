using System.Globalization;

namespace PushPortal.Tests.Hours;

/// <summary>
/// The rules of delivery over many simulated hours. The suite plays a few; <c>./soak.sh hours</c> plays ten thousand, a range of seeds at a time, by the
/// environment variable <c>PUSHPORTAL_HOURS=first-last</c>. A seed that fails is named; a range of that one alone tells all that happened before.
/// </summary>
public sealed class SimulatedHoursTests
{
    private const string Setting = "PUSHPORTAL_HOURS";
    private const string InTheSuite = "1-40";

    [Fact]
    public void Rules_hold_in_every_hour()
    {
        var range = (Environment.GetEnvironmentVariable(Setting) ?? InTheSuite).Split('-').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture)).ToArray();
        var (first, last) = (range[0], range[^1]);

        Parallel.For(first, last + 1, seed => Play(seed, tells: first == last));
    }

    private static void Play(int seed, bool tells)
    {
        try
        {
            new SimulatedHour(new HourPlan(seed), tells).Play();
        }
        catch (Exception broken)
        {
            Assert.Fail($"Hour {seed} breaks a rule ({Setting}={seed}-{seed} plays it again): {broken}");
        }
    }
}
