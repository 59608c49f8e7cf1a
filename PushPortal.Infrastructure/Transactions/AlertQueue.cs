using System.Threading.Channels;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Holds the numbers of handsets that came back. When a whole region comes back at once the newest alerts are dropped: probes find those handsets.</summary>
internal sealed class AlertQueue : IHandsetAlerts
{
    private const int Most = 100_000;

    private readonly Channel<string> _alerts = Channel.CreateBounded<string>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal ChannelReader<string> Alerts => _alerts.Reader;

    public void HandsetAvailable(string recipient) => _alerts.Writer.TryWrite(recipient);
}
