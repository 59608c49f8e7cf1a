using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>There are receipts to send, and somebody to take them.</summary>
internal sealed class ReceiptSignal(TimeProvider clock) : WorkSignal(clock);
