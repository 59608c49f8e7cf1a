namespace PushPortal.Domain.Callbacks;

/// <summary>What came of an edit.</summary>
public abstract record CallbackSaved
{
    private CallbackSaved()
    {
    }

    public sealed record Saved(CallbackEndpoint Endpoint) : CallbackSaved;

    /// <summary>The URL is no absolute http or https URL.</summary>
    public sealed record BadUrl : CallbackSaved;

    /// <summary>No event is wanted.</summary>
    public sealed record NoEvents : CallbackSaved;

    /// <summary>Somebody else has changed it since it was read. Nothing was done.</summary>
    public sealed record Changed : CallbackSaved;
}
