using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>Passes alert_notifications on: the handset that one names can be reached again (SMPP 3.4, 4.12).</summary>
internal sealed class SmppAlerts(IEnumerable<IHandsetAlerts> listeners)
{
    private readonly IHandsetAlerts[] _listeners = [.. listeners];

    internal void Take(AlertNotification alert)
    {
        // Numbers come with their country's prefix; not all SMSCs mark them as international.
        var recipient = "+" + alert.Source.Digits.TrimStart('+');
        foreach (var listener in _listeners)
        {
            listener.HandsetAvailable(recipient);
        }
    }
}
