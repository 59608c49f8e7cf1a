namespace PushPortal.Domain.Smsc;

/// <summary>A datagram that needs more than the 255 segments that a concatenation can count.</summary>
public sealed class DatagramTooLongException(int octets, int most)
    : Exception($"A datagram of {octets} octets needs more than {Segmenter.MaxSegments} segments; the most is {most} octets.");
