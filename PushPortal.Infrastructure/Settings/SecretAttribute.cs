namespace PushPortal.Infrastructure.Settings;

/// <summary>A setting whose value is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
