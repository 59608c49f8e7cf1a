namespace PushPortal.Domain.Content;

/// <summary>One decoded property of a content under its JSON name: a string, a long, a DateTimeOffset, or a list of strings.</summary>
public sealed record ContentField(string Name, object? Value);
