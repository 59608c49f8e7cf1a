namespace PushPortal.Web.Hosting;

/// <summary>A setting with which the gateway does not start. The message names its key.</summary>
internal sealed class SettingException(string message) : Exception(message);
