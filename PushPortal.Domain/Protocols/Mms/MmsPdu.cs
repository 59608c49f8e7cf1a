namespace PushPortal.Domain.Protocols.Mms;

/// <summary>An MMS PDU that an MMSC pushes to a handset, or answers its fetch with (WAP-209, 6; OMA MMS ENC).</summary>
public abstract record MmsPdu
{
    private protected MmsPdu()
    {
    }

    /// <summary>X-Mms-MMS-Version as major.minor.</summary>
    public string Version { get; init; } = "1.2";

    /// <exception cref="MmsFormatException">The octets are no such PDU.</exception>
    public static MmsPdu Read(ReadOnlySpan<byte> octets) => MmsPduReader.Read(new(octets));
}
