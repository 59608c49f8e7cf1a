using System.Globalization;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// Time as SMPP writes it (3.4, 7.1.1): YYMMDDhhmmsstnnp, with tenths of a second and quarters of an hour from UTC. p is + or -
/// for an instant, and R for a time from now, whose fields count years, months, days, hours, minutes and seconds.
/// </summary>
public static class SmppTime
{
    private const int Length = 16;
    private const int MostQuarters = 48;
    private const int TicksPerTenth = (int)(TimeSpan.TicksPerSecond / 10);

    /// <summary>The instant that a field means; null where it is empty.</summary>
    /// <param name="refusal">The field's own status, for text that is no time.</param>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now, CommandStatus refusal)
    {
        if (text.Length == 0)
            return null;
        try
        {
            if (text.Length == Length && text.AsSpan(0, Length - 1).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                switch (text[^1])
                {
                    case 'R':
                        return Relative(text, now);
                    case '+':
                        return Absolute(text, now, 1);
                    case '-':
                        return Absolute(text, now, -1);
                }
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // No such day, hour or offset: refused as any other text.
        }
        throw new SmppProtocolException(refusal, "A time is not of the form YYMMDDhhmmsstnnp.");
    }

    /// <summary>The instant, cut to a tenth of a second, in UTC.</summary>
    public static string FormatAbsolute(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyMMddHHmmssf", CultureInfo.InvariantCulture) + "00+";

    /// <summary>How long it is from now, cut to a second, in calendar years and months first. At most 99 years, and not before now.</summary>
    public static string FormatRelative(DateTimeOffset instant, DateTimeOffset now)
    {
        if (instant < now || instant >= now.AddYears(100))
            throw new ArgumentOutOfRangeException(nameof(instant), instant, "A relative time is from now to 99 years from now.");
        var months = ((instant.UtcDateTime.Year - now.UtcDateTime.Year) * 12) + instant.UtcDateTime.Month - now.UtcDateTime.Month;
        if (AddMonths(now, months) > instant)
            months--;
        var rest = instant - AddMonths(now, months);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{months / 12:00}{months % 12:00}{rest.Days:00}{rest.Hours:00}{rest.Minutes:00}{rest.Seconds:00}000R");
    }

    private static DateTimeOffset Relative(string text, DateTimeOffset now) =>
        AddMonths(now, (Pair(text, 0) * 12) + Pair(text, 2))
            + new TimeSpan(Pair(text, 4), Pair(text, 6), Pair(text, 8), Pair(text, 10));

    private static DateTimeOffset Absolute(string text, DateTimeOffset now, int sign)
    {
        var quarters = Pair(text, 13);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarters, MostQuarters);
        var local = new DateTime(YearNear(now.UtcDateTime.Year, Pair(text, 0)), Pair(text, 2), Pair(text, 4), Pair(text, 6), Pair(text, 8), Pair(text, 10))
            .AddTicks((text[12] - '0') * TicksPerTenth);
        return new DateTimeOffset(local, sign * quarters * TimeSpan.FromMinutes(15)).ToUniversalTime();
    }

    /// <summary>The year of two digits that is the nearest to this one.</summary>
    private static int YearNear(int year, int digits)
    {
        var candidate = year - (year % 100) + digits;
        return candidate - year > 50 ? candidate - 100 : year - candidate >= 50 ? candidate + 100 : candidate;
    }

    private static DateTimeOffset AddMonths(DateTimeOffset instant, int months) => instant.ToUniversalTime().AddMonths(months);

    private static int Pair(string text, int at) => ((text[at] - '0') * 10) + text[at + 1] - '0';
}
