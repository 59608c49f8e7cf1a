namespace PushPortal.Domain.Content;

/// <summary>Content that cannot be encoded. <paramref name="field"/> is the JSON name of the property that is wrong.</summary>
public sealed class ContentException(string field, string message, Exception? cause = null) : Exception(message, cause)
{
    public string Field { get; } = field;
}
