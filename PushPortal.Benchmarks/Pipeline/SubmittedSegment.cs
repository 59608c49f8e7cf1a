namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What the sink has to know of a submit_sm (SMPP 3.4, 4.4.1): whom it is for and which part of its group it is.</summary>
/// <param name="destination">The destination_addr, without its plus sign.</param>
/// <param name="part">From 1; a message without concatenation is part 1.</param>
internal readonly ref struct SubmittedSegment(ReadOnlySpan<byte> destination, int part)
{
    private const byte UserDataHeader = 0x40;
    private const byte Concatenation8 = 0x00;
    private const byte Concatenation16 = 0x08;

    internal ReadOnlySpan<byte> Destination { get; } = destination;

    internal int Part { get; } = part;

    internal static SubmittedSegment Read(ReadOnlySpan<byte> body)
    {
        body = PastText(body);                          // service_type
        body = PastText(body[2..])[2..];                // source, dest_addr_ton and npi
        var destination = body[..body.IndexOf((byte)0)];
        body = PastText(body);
        var esmClass = body[0];
        body = PastText(PastText(body[3..]));           // esm_class, protocol_id, priority_flag; schedule_delivery_time, validity_period
        var message = body.Slice(5, body[4]);           // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id; sm_length
        return new(destination, (esmClass & UserDataHeader) == 0 ? 1 : PartOf(message.Slice(1, message[0])));
    }

    private static int PartOf(ReadOnlySpan<byte> header)
    {
        while (header.Length >= 2)
        {
            var value = header.Slice(2, header[1]);
            if (header[0] == Concatenation8)
            {
                return value[2];
            }

            if (header[0] == Concatenation16)
            {
                return value[3];
            }

            header = header[(2 + value.Length)..];
        }

        return 1;
    }

    private static ReadOnlySpan<byte> PastText(ReadOnlySpan<byte> body) => body[(body.IndexOf((byte)0) + 1)..];
}
