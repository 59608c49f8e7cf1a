using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Parts are gathered whose time may end earlier than any other.</summary>
internal sealed class GatheringSignal(TimeProvider clock) : WorkSignal(clock);
