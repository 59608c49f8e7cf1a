namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>How commands belong together (SMPP 3.4, 5.1.2.1).</summary>
public static class CommandIds
{
    private const uint ResponseBit = 0x80000000;

    extension(CommandId command)
    {
        /// <summary>Whether it answers something; generic_nack does.</summary>
        public bool IsResponse => ((uint)command & ResponseBit) != 0;

        public bool IsBind => command is CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver;

        /// <summary>What a request is answered with: generic_nack where it is unknown or has no response of its own.</summary>
        public CommandId Response => (CommandId)((uint)command | ResponseBit) is var response && !command.IsResponse && Enum.IsDefined(response)
            ? response
            : CommandId.GenericNack;
    }
}
