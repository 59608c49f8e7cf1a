namespace PushPortal.Infrastructure.Smpp;

/// <summary>How an SMSC writes the id of a response in its receipts.</summary>
internal enum MessageIdForm
{
    Unknown,
    Same,

    /// <summary>The response has it in hexadecimal, the receipt in decimal.</summary>
    DecimalInReceipt,

    /// <summary>The response has it in decimal, the receipt in hexadecimal.</summary>
    HexadecimalInReceipt,
}
