namespace PushPortal.Domain.Content;

/// <summary>Further data of a service indication, by class (WAP-167, 5.4).</summary>
public sealed record InfoItem(string Class, string Text);
