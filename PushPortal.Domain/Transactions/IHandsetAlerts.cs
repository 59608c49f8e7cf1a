namespace PushPortal.Domain.Transactions;

/// <summary>Is told that a handset can take short messages again (MAP AlertServiceCentre; SMPP alert_notification). Returns at once.</summary>
public interface IHandsetAlerts
{
    /// <param name="recipient">E.164 with the plus sign.</param>
    void HandsetAvailable(string recipient);
}
