namespace PushPortal.Domain.Content;

/// <summary>What a push brings to the handset: one of the contents of this folder.</summary>
public abstract record PushContent
{
    private protected PushContent()
    {
    }
}
