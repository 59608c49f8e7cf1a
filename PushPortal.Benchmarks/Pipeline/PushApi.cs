namespace PushPortal.Benchmarks.Pipeline;

/// <summary>By which door pushes are submitted.</summary>
internal enum PushApi
{
    /// <summary>Answered by PAP result notifications.</summary>
    Pap,

    /// <summary>Answered by webhooks.</summary>
    Rest,
}
