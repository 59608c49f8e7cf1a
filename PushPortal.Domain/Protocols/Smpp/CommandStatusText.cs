using System.Collections.Frozen;
using System.Globalization;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>What a command_status is called in the specification, and what it says to people.</summary>
public static class CommandStatusText
{
    private static readonly FrozenDictionary<CommandStatus, (string Name, string Meaning)> Table = new Dictionary<CommandStatus, (string, string)>
    {
        [CommandStatus.Ok] = ("ESME_ROK", "No error"),
        [CommandStatus.InvalidMessageLength] = ("ESME_RINVMSGLEN", "The message length is invalid"),
        [CommandStatus.InvalidCommandLength] = ("ESME_RINVCMDLEN", "The command length is invalid"),
        [CommandStatus.InvalidCommandId] = ("ESME_RINVCMDID", "The command is unknown"),
        [CommandStatus.InvalidBindStatus] = ("ESME_RINVBNDSTS", "The command does not fit the state of the session"),
        [CommandStatus.AlreadyBound] = ("ESME_RALYBND", "The session is bound already"),
        [CommandStatus.InvalidPriority] = ("ESME_RINVPRTFLG", "The priority is invalid"),
        [CommandStatus.InvalidRegisteredDelivery] = ("ESME_RINVREGDLVFLG", "The registered delivery flag is invalid"),
        [CommandStatus.SystemError] = ("ESME_RSYSERR", "System error"),
        [CommandStatus.InvalidSourceAddress] = ("ESME_RINVSRCADR", "The source address is invalid"),
        [CommandStatus.InvalidDestinationAddress] = ("ESME_RINVDSTADR", "The destination address is invalid"),
        [CommandStatus.InvalidMessageId] = ("ESME_RINVMSGID", "The message id is invalid"),
        [CommandStatus.BindFailed] = ("ESME_RBINDFAIL", "The bind failed"),
        [CommandStatus.InvalidPassword] = ("ESME_RINVPASWD", "The password is wrong"),
        [CommandStatus.InvalidSystemId] = ("ESME_RINVSYSID", "The system id is unknown"),
        [CommandStatus.CancelFailed] = ("ESME_RCANCELFAIL", "The message cannot be cancelled"),
        [CommandStatus.ReplaceFailed] = ("ESME_RREPLACEFAIL", "The message cannot be replaced"),
        [CommandStatus.MessageQueueFull] = ("ESME_RMSGQFUL", "The message queue is full"),
        [CommandStatus.InvalidServiceType] = ("ESME_RINVSERTYP", "The service type is invalid"),
        [CommandStatus.InvalidNumberOfDestinations] = ("ESME_RINVNUMDESTS", "The number of destinations is invalid"),
        [CommandStatus.InvalidDistributionListName] = ("ESME_RINVDLNAME", "The name of the distribution list is invalid"),
        [CommandStatus.InvalidDestinationFlag] = ("ESME_RINVDESTFLAG", "The destination flag is invalid"),
        [CommandStatus.InvalidSubmitWithReplace] = ("ESME_RINVSUBREP", "A submit with replacement is not possible"),
        [CommandStatus.InvalidEsmClass] = ("ESME_RINVESMCLASS", "The esm_class is invalid"),
        [CommandStatus.CannotSubmitToList] = ("ESME_RCNTSUBDL", "Nothing can be submitted to the distribution list"),
        [CommandStatus.SubmitFailed] = ("ESME_RSUBMITFAIL", "The submit failed"),
        [CommandStatus.InvalidSourceTon] = ("ESME_RINVSRCTON", "The type of the source number is invalid"),
        [CommandStatus.InvalidSourceNpi] = ("ESME_RINVSRCNPI", "The numbering plan of the source is invalid"),
        [CommandStatus.InvalidDestinationTon] = ("ESME_RINVDSTTON", "The type of the destination number is invalid"),
        [CommandStatus.InvalidDestinationNpi] = ("ESME_RINVDSTNPI", "The numbering plan of the destination is invalid"),
        [CommandStatus.InvalidSystemType] = ("ESME_RINVSYSTYP", "The system type is invalid"),
        [CommandStatus.InvalidReplaceFlag] = ("ESME_RINVREPFLAG", "The replace-if-present flag is invalid"),
        [CommandStatus.InvalidNumberOfMessages] = ("ESME_RINVNUMMSGS", "The number of messages is invalid"),
        [CommandStatus.Throttled] = ("ESME_RTHROTTLED", "More messages come than are allowed"),
        [CommandStatus.InvalidSchedule] = ("ESME_RINVSCHED", "The scheduled delivery time is invalid"),
        [CommandStatus.InvalidExpiry] = ("ESME_RINVEXPIRY", "The validity period is invalid"),
        [CommandStatus.InvalidPredefinedMessage] = ("ESME_RINVDFTMSGID", "The predefined message is unknown"),
        [CommandStatus.TemporaryReceiverError] = ("ESME_RX_T_APPN", "The receiver has a temporary error"),
        [CommandStatus.PermanentReceiverError] = ("ESME_RX_P_APPN", "The receiver has a permanent error"),
        [CommandStatus.RejectedByReceiver] = ("ESME_RX_R_APPN", "The receiver rejects the message"),
        [CommandStatus.QueryFailed] = ("ESME_RQUERYFAIL", "The query failed"),
        [CommandStatus.InvalidTlvStream] = ("ESME_RINVOPTPARSTREAM", "The optional parameters are broken"),
        [CommandStatus.TlvNotAllowed] = ("ESME_ROPTPARNOTALLWD", "An optional parameter is not allowed here"),
        [CommandStatus.InvalidTlvLength] = ("ESME_RINVPARLEN", "The length of a parameter is invalid"),
        [CommandStatus.MissingTlv] = ("ESME_RMISSINGOPTPARAM", "An optional parameter that is needed is missing"),
        [CommandStatus.InvalidTlvValue] = ("ESME_RINVOPTPARAMVAL", "The value of an optional parameter is invalid"),
        [CommandStatus.DeliveryFailed] = ("ESME_RDELIVERYFAILURE", "The message was not delivered"),
        [CommandStatus.UnknownError] = ("ESME_RUNKNOWNERR", "Unknown error"),
        [CommandStatus.ServiceTypeUnauthorised] = ("ESME_RSERTYPUNAUTH", "The service type is not authorised"),
        [CommandStatus.Prohibited] = ("ESME_RPROHIBITED", "The operation is prohibited"),
        [CommandStatus.ServiceTypeUnavailable] = ("ESME_RSERTYPUNAVAIL", "The service type is unavailable"),
        [CommandStatus.ServiceTypeDenied] = ("ESME_RSERTYPDENIED", "The service type is denied"),
        [CommandStatus.InvalidDataCoding] = ("ESME_RINVDCS", "The data coding is invalid"),
    }.ToFrozenDictionary();

    extension(CommandStatus status)
    {
        /// <summary>The specification's word, such as ESME_RTHROTTLED; the number in hexadecimal for a status without one.</summary>
        public string Name => Table.TryGetValue(status, out var row) ? row.Name : string.Create(CultureInfo.InvariantCulture, $"0x{(uint)status:x8}");

        /// <summary>A sentence for logs and for the history of a segment.</summary>
        public string Meaning => Table.TryGetValue(status, out var row)
            ? row.Meaning
            : (uint)status is >= 0x400 and <= 0x4FF ? "An error of the vendor's own" : "An error without a name";
    }
}
