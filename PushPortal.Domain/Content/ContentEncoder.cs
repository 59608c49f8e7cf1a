namespace PushPortal.Domain.Content;

/// <summary>Encodes the content of a push for the air, whichever way it came in.</summary>
public static class ContentEncoder
{
    /// <param name="now">What an expiry is compared with.</param>
    /// <exception cref="ContentException">The content cannot be encoded.</exception>
    public static EncodedContent Encode(PushContent content, DateTimeOffset now) => content switch
    {
        ServiceIndication indication => ServiceIndicationEncoder.Encode(indication, now),
        ServiceLoading loading => ServiceLoadingEncoder.Encode(loading),
        CacheOperation operation => CacheOperationEncoder.Encode(operation),
        EmailNotification notification => EmailNotificationEncoder.Encode(notification),
        Provisioning provisioning => ProvisioningEncoder.Encode(provisioning),
        MmsNotification notification => MmsNotificationEncoder.Encode(notification),
        RawContent raw => RawContentEncoder.Encode(raw, now),
        _ => throw new ContentException("type", $"Content of type {content.GetType().Name} has no encoding."),
    };
}
