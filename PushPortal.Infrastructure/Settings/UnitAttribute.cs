namespace PushPortal.Infrastructure.Settings;

/// <summary>What a number of a setting counts, where its name does not say it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UnitAttribute(string name) : Attribute
{
    internal string Name { get; } = name;
}
