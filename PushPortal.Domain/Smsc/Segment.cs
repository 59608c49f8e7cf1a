namespace PushPortal.Domain.Smsc;

/// <summary>
/// One short message of a group: its place counted from 1, the user data header with its length octet, and the data that
/// follows it. Both together have at most 140 octets.
/// </summary>
public readonly record struct Segment(int Number, ReadOnlyMemory<byte> UserDataHeader, ReadOnlyMemory<byte> UserData);
