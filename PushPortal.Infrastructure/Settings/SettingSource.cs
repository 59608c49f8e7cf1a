namespace PushPortal.Infrastructure.Settings;

/// <summary>Where a value comes from.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    File,

    EnvironmentVariable,

    CommandLine,

    /// <summary>Whatever else the host was given it by.</summary>
    Host,
}
