using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How pushes are written to and read from their row.</summary>
internal static class PushSql
{
    internal const string Columns =
        "p.id, p.account_id, p.initiator_push_id, p.source, p.received_at, p.priority, p.deliver_after, p.deliver_before, p.notify_kind, p.notify_url, p.notify_version, " +
        "p.source_reference, p.content_type, p.href, p.destination_port, p.source_port, p.datagram, p.recipients, p.delivery_method, " +
        "p.data_coding, p.protocol_id, p.originator, p.header_elements, p.mode, p.one_try, p.continues, p.notify_events, p.erased_at";

    /// <summary>Whether the push is there and has this push-id.</summary>
    internal const string HasPushId = "SELECT id FROM pushes WHERE id = $1 AND account_id = $2 AND initiator_push_id = $3";

    private static readonly RowSql InsertSql = new(
        "INSERT INTO pushes(id, account_id, initiator_push_id, source, received_at, priority, deliver_after, deliver_before, notify_kind, notify_url, notify_version, " +
        "source_reference, content_type, href, destination_port, source_port, datagram, recipients, delivery_method, delivered, failed, " +
        "data_coding, protocol_id, originator, header_elements, mode, one_try, continues, notify_events, trace_id) " +
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)",
        "pushes",
        1);

    /// <param name="failed">Recipients that are rejected from the start.</param>
    internal static void Insert(WriteSession session, Push push, int failed) => session[InsertSql].Post(
        push.Id,
        push.AccountId,
        push.InitiatorPushId,
        (byte)push.Source,
        push.ReceivedAt.UtcTicks,
        (byte)push.Priority,
        push.DeliverAfter?.UtcTicks,
        push.DeliverBefore?.UtcTicks,
        (byte?)push.Notify?.Kind,
        push.Notify?.Url.OriginalString,
        push.Notify?.PapVersion ?? 0,
        push.SourceReference,
        push.ContentType,
        push.Href,
        push.Form.Ports?.Destination ?? 0,
        push.Form.Ports?.Source ?? 0,
        push.Datagram.ToArray(),
        push.Recipients,
        (byte?)push.DeliveryMethod,
        failed,
        push.Form.DataCoding,
        push.Form.ProtocolId,
        push.Form.Originator,
        push.Form.Elements.IsEmpty ? null : push.Form.Elements.ToArray(),
        (byte)push.Mode,
        push.OneTry,
        push.Continues,
        (byte?)push.Notify?.OfEndpoint,
        push.TraceId);

    /// <summary>Those of a list of ids, which is a text of JSON.</summary>
    internal const string FindManySql = $"SELECT {Columns} FROM json_each($1) j CROSS JOIN pushes p ON p.id = j.value";

    internal static List<Push> ReadAll(SqlRows rows)
    {
        var pushes = new List<Push>();
        while (rows.Read())
        {
            pushes.Add(Read(rows));
        }

        return pushes;
    }

    /// <summary>Reads <see cref="Columns"/>, which begin at column <paramref name="at"/>.</summary>
    internal static Push Read(SqlRows row, int at = 0) => new()
    {
        Id = row.GetInt64(at),
        AccountId = row.GetInt64(at + 1),
        InitiatorPushId = row.GetString(at + 2),
        Source = (PushSource)row.GetByte(at + 3),
        ReceivedAt = row.Instant(at + 4),
        Priority = (Priority)row.GetByte(at + 5),
        DeliverAfter = row.InstantOrNull(at + 6),
        DeliverBefore = row.InstantOrNull(at + 7),
        Notify = row.IsDBNull(at + 8) ? null : Target(row, at),
        SourceReference = row.TextOrNull(at + 11),
        ContentType = row.TextOrNull(at + 12),
        Href = row.TextOrNull(at + 13),
        Form = Form(row, at),
        Datagram = row.GetOctets(at + 16),
        Recipients = row.GetInt32(at + 17),
        DeliveryMethod = row.IsDBNull(at + 18) ? null : (DeliveryMethod)row.GetByte(at + 18),
        Mode = (SmscMode)row.GetByte(at + 23),
        OneTry = row.GetBoolean(at + 24),
        Continues = row.LongOrNull(at + 25),
        Erased = row.InstantOrNull(at + 27) is { } erased ? new ContentErasure(erased) : null,
    };

    private static NotificationTarget Target(SqlRows row, int at) => new((NotificationKind)row.GetByte(at + 8), new Uri(row.GetString(at + 9)), row.GetByte(at + 10))
    {
        OfEndpoint = row.IsDBNull(at + 26) ? null : (CallbackEvents)row.GetByte(at + 26),
    };

    /// <summary>The form of nearly all is that of WAP push, which is not made anew for each.</summary>
    private static ShortMessageForm Form(SqlRows row, int at)
    {
        var form = new ShortMessageForm
        {
            Ports = RowMapping.PortsOf(row.GetInt32(at + 14), row.GetInt32(at + 15)),
            DataCoding = row.GetByte(at + 19),
            ProtocolId = row.GetByte(at + 20),
            Originator = row.TextOrNull(at + 21),
            Elements = row.OctetsOrNull(at + 22),
        };
        return form == PushRequest.WapPush ? PushRequest.WapPush : form;
    }
}
