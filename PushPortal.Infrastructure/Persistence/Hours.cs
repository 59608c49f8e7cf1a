namespace PushPortal.Infrastructure.Persistence;

/// <summary>Whole hours since 1970, which the counts are kept by.</summary>
internal static class Hours
{
    internal static long Of(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;
}
