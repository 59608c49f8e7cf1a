namespace PushPortal.Infrastructure.Persistence;

/// <summary>What is looked up. The numbers are stored.</summary>
internal enum LookupKind : byte
{
    /// <summary>Pushes by the initiator's push-id.</summary>
    PushId = 0,

    /// <summary>Transactions by recipient.</summary>
    Recipient = 1,

    /// <summary>Pushes by the trace id that their initiators sent along.</summary>
    TraceId = 2,
}
