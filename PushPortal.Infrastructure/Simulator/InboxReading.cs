using System.Globalization;
using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// What a handset makes of its messages: what is shown, what an application takes in silence, what is dropped and why. Made anew from the messages
/// whenever somebody looks, so that time passes for them and receiving costs nothing.
/// </summary>
internal sealed class InboxReading(DateTimeOffset now, HandsetDeviations deviations, string? imsi)
{
    /// <summary>How often a PIN may be typed.</summary>
    internal const int PinTries = 3;

    private const string AnyApplication = "x-wap-application:*";

    private readonly List<InboxEntry> _entries = [];

    /// <summary>The indications that are there, by their si-id: when they were created, and where they stand among the entries.</summary>
    private readonly Dictionary<string, List<(DateTimeOffset? Created, int At)>> _indications = new(StringComparer.Ordinal);

    private readonly HashSet<string> _transactions = new(StringComparer.Ordinal);

    /// <param name="messages">In the order in which they came.</param>
    public IReadOnlyList<InboxEntry> Read(IEnumerable<ReceivedMessage> messages)
    {
        foreach (var message in messages)
        {
            _entries.Add(Judge(message, Plain(message)));
        }

        return _entries;
    }

    private static InboxEntry Plain(ReceivedMessage message) => new()
    {
        Number = message.Number,
        ReceivedAt = message.ReceivedAt,
        ContentType = message.Push?.ContentType,
        ApplicationId = message.Push?.ApplicationId,
        Content = message.Push is { } push ? Fields(push) : Undecoded(message),
        Text = TextOf(message),
        Segments = message.Datagram.Segments,
        Href = message.Push?.Href,
        Opened = message.Opened,
    };

    // A port of WAP push got something else: a phone shows nothing, a tester wants to see what it was.
    private static OrderedDictionary<string, object?> Undecoded(ReceivedMessage message) => new() { ["bodyHex"] = Convert.ToHexStringLower(message.Datagram.Data.Span) };

    private static OrderedDictionary<string, object?> Fields(DecodedPush push)
    {
        var fields = new OrderedDictionary<string, object?>();
        foreach (var field in push.Fields)
        {
            fields[field.Name] = field.Value is DateTimeOffset instant
                ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : field.Value;
        }

        return fields;
    }

    private static string? TextOf(ReceivedMessage message) => message.Push is not { } push ? null
        : push.Fields.FirstOrDefault(field => field.Name == "text")?.Value as string
            ?? (push.ContentType?.StartsWith("text/", StringComparison.Ordinal) == true ? Encoding.UTF8.GetString(push.Body.Span) : null);

    private InboxEntry Judge(ReceivedMessage message, InboxEntry entry)
    {
        if (!WapPush.IsPort(message.Datagram.DestinationPort))
        {
            return entry.Text is null ? Silent(entry, InboxReason.OtherPort) : entry;
        }

        if (message.Push is not { } push)
        {
            return Dropped(entry, InboxReason.NoPush);
        }

        if (Tolerance.Of(deviations, message) is not InboxReason.None and var refused)
        {
            return Dropped(entry, refused);
        }

        if (!IsShownBy(push.ApplicationId, push.ContentType))
        {
            return Silent(entry, InboxReason.OtherApplication);
        }

        return push.ContentType switch
        {
            WapPush.ServiceIndication => Has(push, "action") ? Indication(message, push, entry) : Dropped(entry, InboxReason.Unreadable),
            WapPush.ServiceLoading => Has(push, "action") ? Loading(message, entry) : Dropped(entry, InboxReason.Unreadable),
            WapPush.CacheOperation => Silent(entry, InboxReason.Cache),
            WapPush.EmailNotification => Has(push, "mailbox") ? entry : Dropped(entry, InboxReason.Unreadable),
            WapPush.Provisioning => Has(push, "xml") ? Settings(message, push, entry) : Dropped(entry, InboxReason.Unreadable),
            WapPush.Mms => Has(push, "transactionId") ? Multimedia(message, entry) : Silent(entry, InboxReason.Report),
            _ => entry.Text is null ? Dropped(entry, InboxReason.UnknownType) : entry,
        };
    }

    /// <summary>Whether the application is one with a screen, and has a screen for this. A push that names none, or all, goes by its content.</summary>
    private static bool IsShownBy(string? application, string? contentType) => application switch
    {
        PushApplicationId.WmlUserAgent or AnyApplication => true,
        PushApplicationId.MmsUserAgent => contentType == WapPush.Mms,
        PushApplicationId.EmailUserAgent => contentType == WapPush.EmailNotification,
        _ => false,
    };

    /// <summary>WAP-167, 6.2. An indication without si-id is known by its href; two are in an order only when both say when they were created.</summary>
    private InboxEntry Indication(ReceivedMessage message, DecodedPush push, InboxEntry entry)
    {
        var id = entry.TextOf("siId") ?? entry.Href ?? "";
        var same = _indications.GetValueOrDefault(id) ?? [];
        if (entry.TextOf("action") == "delete")
        {
            same.ForEach(old => _entries[old.At] = _entries[old.At] with { Place = InboxPlace.Deleted });
            _indications.Remove(id);
            return Silent(entry, InboxReason.Deletes);
        }

        var expires = InstantOf(push, "expires");
        if (expires <= message.ReceivedAt)
        {
            return Dropped(entry, InboxReason.CameExpired);
        }

        if (InstantOf(push, "created") is { } created)
        {
            if (same.Any(old => old.Created >= created))
            {
                return Dropped(entry, InboxReason.NotNewer);
            }

            foreach (var old in same.Where(old => old.Created < created))
            {
                _entries[old.At] = _entries[old.At] with { Place = InboxPlace.Replaced };
            }

            same = [.. same.Where(old => old.Created is null), (created, _entries.Count)];
        }
        else
        {
            same = [.. same, (null, _entries.Count)];
        }

        _indications[id] = same;
        return expires <= now ? entry with { Place = InboxPlace.Expired }
            : entry.TextOf("action") == "signal-none" ? Silent(entry, InboxReason.SignalNone)
            : entry;
    }

    private static InboxEntry Loading(ReceivedMessage message, InboxEntry entry)
    {
        var acting = entry with { ActsByItself = message.Opened is null };
        return entry.TextOf("action") == "cache" ? Silent(acting, InboxReason.Cache) : acting;
    }

    private InboxEntry Multimedia(ReceivedMessage message, InboxEntry entry) =>
        _transactions.Add(entry.TextOf("transactionId")!)
            ? entry with { IsMultimedia = true, ActsByItself = message.Opened is null }
            : Dropped(entry, InboxReason.SameTransaction);

    private InboxEntry Settings(ReceivedMessage message, DecodedPush push, InboxEntry entry)
    {
        if (message.IsInstalled)
        {
            return entry with { Settings = new(SettingsStanding.Installed, 0) };
        }

        if (message.WrongPins >= PinTries)
        {
            return Dropped(entry, InboxReason.WrongPin);
        }

        var method = ProvisioningProof.MethodOf(push);
        return method switch
        {
            null when push.Parameters.Any(parameter => parameter.Name.Equals("sec", StringComparison.OrdinalIgnoreCase)) => Dropped(entry, InboxReason.NotProven),
            SecurityMethod.NetworkPin or SecurityMethod.UserNetworkPin when imsi is null => Dropped(entry, InboxReason.NotProven),
            SecurityMethod.NetworkPin when !ProvisioningProof.Holds(push, new() { Method = SecurityMethod.NetworkPin, Imsi = imsi }) => Dropped(entry, InboxReason.NotProven),
            null or SecurityMethod.NetworkPin => entry with { Settings = new(SettingsStanding.AwaitsConsent, PinTries) },
            _ => entry with { Settings = new(SettingsStanding.AwaitsPin, PinTries - message.WrongPins) },
        };
    }

    private static bool Has(DecodedPush push, string field) => push.Fields.Any(found => found.Name == field);

    private static DateTimeOffset? InstantOf(DecodedPush push, string field) => push.Fields.FirstOrDefault(found => found.Name == field)?.Value as DateTimeOffset?;

    private static InboxEntry Silent(InboxEntry entry, InboxReason reason) => entry with { Place = InboxPlace.Silent, Reason = reason };

    private static InboxEntry Dropped(InboxEntry entry, InboxReason reason) => entry with { Place = InboxPlace.Dropped, Reason = reason };
}
