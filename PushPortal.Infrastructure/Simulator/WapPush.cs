namespace PushPortal.Infrastructure.Simulator;

/// <summary>What handsets know of WAP push by heart.</summary>
internal static class WapPush
{
    public const string ServiceIndication = "application/vnd.wap.sic";
    public const string ServiceLoading = "application/vnd.wap.slc";
    public const string CacheOperation = "application/vnd.wap.coc";
    public const string EmailNotification = "application/vnd.wap.emn+wbxml";
    public const string Provisioning = "application/vnd.wap.connectivity-wbxml";
    public const string Mms = "application/vnd.wap.mms-message";

    /// <summary>The well-known number of the indication's media type as it stands on the air.</summary>
    public const byte ServiceIndicationType = 0xAE;

    /// <summary>Whether pushes come to this port, plain or secure.</summary>
    public static bool Is(ushort port) => port is 2948 or 2949;
}
