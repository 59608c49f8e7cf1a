using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// The delivery pending flags (SMPP 3.4, 5.3.2.28 and 4.12): who is told that a handset is back, because its message failed while the handset was away. Kept
/// in memory, as a network keeps them: the ESME does not rely on an alert. Bounded; a flag that is too many is not set, and its response says so.
/// </summary>
internal sealed class AlertDesk(EsmeSessions sessions) : IHandsetAlerts
{
    private const int Most = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<(long AccountId, string? Esme)>> _flags = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Sets the flag. False when there is no room.</summary>
    /// <param name="esme">The address that the message came from.</param>
    internal bool Await(long accountId, string recipient, string? esme)
    {
        lock (_gate)
        {
            if (_count >= Most)
            {
                return false;
            }

            if (!_flags.TryGetValue(recipient, out var flags))
            {
                _flags.Add(recipient, flags = []);
            }

            _count += flags.Add((accountId, esme)) ? 1 : 0;
            return true;
        }
    }

    public void HandsetAvailable(string recipient)
    {
        HashSet<(long AccountId, string? Esme)>? flags;
        lock (_gate)
        {
            if (!_flags.Remove(recipient, out flags))
            {
                return;
            }

            _count -= flags.Count;
        }

        foreach (var (accountId, esme) in flags)
        {
            sessions.Next(accountId, static session => session.IsReceiver)?.TryAlert(new AlertNotification
            {
                Source = SmppAddress.FromText(recipient),
                Esme = SmppAddress.FromText(esme ?? ""),
                Tlvs = [Tlv.OfByte(TlvTag.MsAvailabilityStatus, 0)],
            });
        }
    }
}
