namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>What a handset does to a variable's value where it puts it in (WAP-191, 10.3.1); the numbers are those of the extension tokens.</summary>
internal enum WmlConversion : byte
{
    Escape = 0,
    Unescape = 1,
    None = 2,
}
