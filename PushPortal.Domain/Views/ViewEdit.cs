namespace PushPortal.Domain.Views;

/// <summary>What can be said about a view.</summary>
public sealed record ViewEdit(string Name, bool IsShared);
