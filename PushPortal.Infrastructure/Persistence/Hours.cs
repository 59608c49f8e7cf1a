namespace PushPortal.Infrastructure.Persistence;

/// <summary>Whole hours and minutes since 1970, which the counts are kept by.</summary>
internal static class Hours
{
    internal static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    internal static long Of(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;
}
