namespace PushPortal.Domain.Content;

/// <summary>One decoded property of a content under its JSON name: a string, a long or a DateTimeOffset.</summary>
public sealed record ContentField(string Name, object? Value);
