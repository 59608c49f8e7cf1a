namespace PushPortal.Web.Portal.Components;

/// <summary>The axis of a chart: from 0 to a round number, in round steps.</summary>
internal readonly record struct ChartScale(double Top, int Ticks)
{
    private const int MostTicks = 5;

    /// <summary>The least scale that has the value on it.</summary>
    /// <param name="whole">Whether there is nothing between whole numbers.</param>
    internal static ChartScale For(double most, bool whole = false)
    {
        if (most <= 0)
        {
            return new ChartScale(1, 1);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        foreach (var step in new[] { power / 5, power / 2, power, power * 2, power * 5 })
        {
            var ticks = (int)Math.Ceiling(most / step - 1e-9);
            if (ticks <= MostTicks && (!whole || step >= 1))
            {
                return new ChartScale(ticks * step, ticks);
            }
        }

        return new ChartScale(power * 10, 2);
    }

    internal double At(int tick) => Top / Ticks * tick;
}
