namespace PushPortal.Infrastructure.Settings;

/// <summary>A setting with which the gateway does not start. The message names its key.</summary>
public sealed class SettingException(string message, Exception? cause = null) : Exception(message, cause);
