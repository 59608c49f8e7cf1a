using System.Globalization;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>Reads the fields of a PDU in whatever order they stand, and passes over those that no pushed PDU needs.</summary>
internal ref struct MmsPduReader
{
    private WspReader _pdu;
    private byte _type;
    private string? _version, _transactionId, _messageId, _from, _to, _subject, _messageClass, _contentLocation, _status, _readStatus;
    private ulong _messageSize;
    private MmsExpiry? _expiry;
    private DateTimeOffset? _date;

    public static MmsPdu Read(ReadOnlySpan<byte> octets)
    {
        var reader = new MmsPduReader { _pdu = new(octets) };
        try
        {
            while (!reader._pdu.AtEnd)
                reader.ReadField();
        }
        catch (WspFormatException malformed)
        {
            throw new MmsFormatException(malformed.Message, malformed);
        }
        return reader.Build();
    }

    private void ReadField()
    {
        if (_pdu.Peek() < 0x80)
        {
            _pdu.ReadText();
            _pdu.ReadText();
            return;
        }
        switch (_pdu.ReadByte())
        {
            case MmsField.MessageType: _type = _pdu.ReadByte(); break;
            case MmsField.Version: _version = VersionOf((int)_pdu.ReadInteger()); break;
            case MmsField.TransactionId: _transactionId = _pdu.ReadText(); break;
            case MmsField.MessageId: _messageId = _pdu.ReadText(); break;
            case MmsField.ContentLocation: _contentLocation = _pdu.ReadText(); break;
            case MmsField.From: _from = MmsEncoding.ReadFrom(ref _pdu); break;
            case MmsField.To: _to = MmsEncoding.ReadEncodedString(ref _pdu); break;
            case MmsField.Subject: _subject = MmsEncoding.ReadEncodedString(ref _pdu); break;
            case MmsField.MessageClass: _messageClass = ReadToken(MmsField.MessageClasses); break;
            case MmsField.Status: _status = ReadToken(MmsField.Statuses); break;
            case MmsField.ReadStatus: _readStatus = ReadToken(MmsField.ReadStatuses); break;
            case MmsField.MessageSize: _messageSize = _pdu.ReadInteger(); break;
            case MmsField.Expiry: _expiry = MmsEncoding.ReadExpiry(ref _pdu); break;
            case MmsField.Date: _date = DateOf(_pdu.ReadInteger()); break;
            default: SkipValue(); break;
        }
    }

    private string ReadToken(WspCodeTable table)
    {
        if (_pdu.Peek() < 0x80)
            return _pdu.ReadText();
        var code = (uint)(_pdu.ReadByte() & 0x7F);
        return table.NameOf(code) ?? code.ToString(CultureInfo.InvariantCulture);
    }

    private void SkipValue()
    {
        var first = _pdu.Peek();
        if (first >= 0x80)
            _pdu.ReadByte();
        else if (first >= 0x20)
            _pdu.ReadTextOctets();
        else
            _pdu.ReadOctets(_pdu.ReadValueLength());
    }

    private static string VersionOf(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version >> 4}.{version & 0x0F}");

    private static DateTimeOffset DateOf(ulong seconds) => seconds < 253_402_300_800
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : throw new WspFormatException("A date is behind the year 9999.");

    private readonly MmsPdu Build() => _type switch
    {
        MmsField.NotificationInd => new NotificationInd
        {
            TransactionId = Required(_transactionId, "X-Mms-Transaction-Id"),
            Version = _version ?? "1.0",
            From = _from,
            Subject = _subject,
            MessageClass = _messageClass ?? "personal",
            MessageSize = _messageSize,
            Expiry = _expiry ?? throw Missing("X-Mms-Expiry"),
            ContentLocation = Required(_contentLocation, "X-Mms-Content-Location"),
        },
        MmsField.DeliveryInd => new DeliveryInd
        {
            Version = _version ?? "1.0",
            MessageId = Required(_messageId, "Message-ID"),
            To = Required(_to, "To"),
            Date = _date,
            Status = Required(_status, "X-Mms-Status"),
        },
        MmsField.ReadOrigInd => new ReadOrigInd
        {
            Version = _version ?? "1.0",
            MessageId = Required(_messageId, "Message-ID"),
            To = Required(_to, "To"),
            From = _from,
            Date = _date,
            ReadStatus = Required(_readStatus, "X-Mms-Read-Status"),
        },
        _ => throw new MmsFormatException(string.Create(CultureInfo.InvariantCulture, $"An MMS PDU of type 0x{_type:x2} is not pushed.")),
    };

    private static string Required(string? value, string field) => value ?? throw Missing(field);

    private static MmsFormatException Missing(string field) => new($"The PDU lacks {field}.");
}
