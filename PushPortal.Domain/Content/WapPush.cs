namespace PushPortal.Domain.Content;

/// <summary>The ports and the media types of WAP push on the air (OMA-TS-PushOTA, 9; WAP assigned numbers).</summary>
public static class WapPush
{
    public const ushort Port = 2948;
    public const ushort SecurePort = 2949;

    public const string ServiceIndication = "application/vnd.wap.sic";
    public const string ServiceLoading = "application/vnd.wap.slc";
    public const string CacheOperation = "application/vnd.wap.coc";
    public const string EmailNotification = "application/vnd.wap.emn+wbxml";
    public const string Provisioning = "application/vnd.wap.connectivity-wbxml";
    public const string Mms = "application/vnd.wap.mms-message";

    /// <summary>The well-known number of the indication's media type as it stands on the air.</summary>
    public const byte ServiceIndicationType = 0xAE;

    /// <summary>Whether pushes come to this port, plain or secure.</summary>
    public static bool IsPort(ushort port) => port is Port or SecurePort;
}
