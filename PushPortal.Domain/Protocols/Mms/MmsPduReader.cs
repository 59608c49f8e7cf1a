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
    private WspMediaType? _contentType;
    private IReadOnlyList<MmsPart>? _parts;

    /// <param name="pdu">At the first field of the PDU, which takes the rest of it.</param>
    public static MmsPdu Read(WspReader pdu)
    {
        var reader = new MmsPduReader { _pdu = pdu };
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
            var name = _pdu.ReadText();
            _pdu.Leaf(name, _pdu.ReadText());
            return;
        }
        var field = _pdu.ReadByte();
        var value = ReadValue(field);
        if (_pdu.Trace is not null)
            _pdu.Leaf(MmsField.NameOf(field), Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private object? ReadValue(byte field) => field switch
    {
        MmsField.MessageType => MmsField.MessageTypes.NameOf((uint)((_type = _pdu.ReadByte()) & 0x7F)),
        MmsField.Version => _version = VersionOf((int)_pdu.ReadInteger()),
        MmsField.TransactionId => _transactionId = _pdu.ReadText(),
        MmsField.MessageId => _messageId = _pdu.ReadText(),
        MmsField.ContentLocation => _contentLocation = _pdu.ReadText(),
        MmsField.From => _from = MmsEncoding.ReadFrom(ref _pdu),
        MmsField.To => _to = MmsEncoding.ReadEncodedString(ref _pdu),
        MmsField.Subject => _subject = MmsEncoding.ReadEncodedString(ref _pdu),
        MmsField.MessageClass => _messageClass = ReadToken(MmsField.MessageClasses),
        MmsField.Status => _status = ReadToken(MmsField.Statuses),
        MmsField.ReadStatus => _readStatus = ReadToken(MmsField.ReadStatuses),
        MmsField.MessageSize => _messageSize = _pdu.ReadInteger(),
        MmsField.Expiry => _expiry = MmsEncoding.ReadExpiry(ref _pdu),
        MmsField.Date => TextOf((_date = DateOf(_pdu.ReadInteger())).Value),
        MmsField.Priority => ReadToken(MmsField.Priorities),
        MmsField.DeliveryReport => ReadToken(MmsField.Answers),
        MmsField.ContentType => ReadContent(),
        _ => ReadUnknown(),
    };

    /// <summary>The last field; the content follows it.</summary>
    private WspMediaType ReadContent()
    {
        _contentType = WspMediaTypeCodec.Read(ref _pdu);
        _parts = MmsPart.ReadAll(_contentType, ref _pdu);
        return _contentType;
    }

    private string ReadToken(WspCodeTable table)
    {
        if (_pdu.Peek() < 0x80)
            return _pdu.ReadText();
        var code = (uint)(_pdu.ReadByte() & 0x7F);
        return table.NameOf(code) ?? code.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Octets have no value but themselves.</summary>
    private string? ReadUnknown()
    {
        var first = _pdu.Peek();
        if (first >= 0x80)
            return (_pdu.ReadByte() & 0x7F).ToString(CultureInfo.InvariantCulture);
        if (first >= 0x20)
            return _pdu.ReadText();
        _pdu.ReadOctets(_pdu.ReadValueLength());
        return null;
    }

    private static string VersionOf(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version >> 4}.{version & 0x0F}");

    private static string TextOf(DateTimeOffset date) => date.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

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
        MmsField.RetrieveConf => new RetrieveConf
        {
            Version = _version ?? "1.0",
            TransactionId = _transactionId,
            MessageId = _messageId,
            From = _from,
            To = _to,
            Subject = _subject,
            Date = _date,
            ContentType = _contentType?.Name,
            Parts = _parts ?? [],
        },
        _ => throw new MmsFormatException(string.Create(CultureInfo.InvariantCulture, $"An MMS PDU of type 0x{_type:x2} is neither pushed nor fetched.")),
    };

    private static string Required(string? value, string field) => value ?? throw Missing(field);

    private static MmsFormatException Missing(string field) => new($"The PDU lacks {field}.");
}
