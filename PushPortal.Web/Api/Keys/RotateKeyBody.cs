namespace PushPortal.Web.Api.Keys;

/// <summary>How a key is rotated.</summary>
/// <param name="OverlapSeconds">So long the secret before goes on; 0 ends it now. A day unless set otherwise.</param>
internal sealed record RotateKeyBody(int? OverlapSeconds);
