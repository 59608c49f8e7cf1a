namespace PushPortal.Domain.Callbacks;

/// <summary>Which results an account wants to be told at its callback endpoint. The numbers are stored.</summary>
[Flags]
public enum CallbackEvents : byte
{
    None = 0,
    Delivered = 1,

    /// <summary>Every other final state.</summary>
    NotDelivered = 2,

    All = Delivered | NotDelivered,
}
