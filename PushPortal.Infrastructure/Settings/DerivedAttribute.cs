namespace PushPortal.Infrastructure.Settings;

/// <summary>A property of options that is filled from another setting, and has no key of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DerivedAttribute : Attribute;
