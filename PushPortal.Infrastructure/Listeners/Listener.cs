namespace PushPortal.Infrastructure.Listeners;

/// <summary>A way into the gateway beside its HTTP server, for whoever asks whether it is ready.</summary>
/// <param name="Name">What operators call it.</param>
/// <param name="IsOpen">Whether it takes what comes; one that is left out by its setting misses nothing.</param>
/// <param name="Address">Where it listens, address and port; null when it is left out, or has not begun.</param>
public sealed record Listener(string Name, Func<bool> IsOpen, Func<string?> Address);
