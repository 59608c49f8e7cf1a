using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Counts what each handset has open, so that one of them cannot use the gateway up; and the tunnels of all.</summary>
internal sealed class FetchSlots(IOptions<WapGatewayOptions> options)
{
    private readonly Dictionary<HandsetClient, int> _open = [];
    private readonly Lock _lock = new();
    private int _tunnels;

    public bool TryTake(HandsetClient handset, bool tunnel)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(handset);
            var limit = options.Value.MaxFetchesPerHandset;
            if (limit > 0 && open >= limit) return false;
            if (tunnel && _tunnels >= options.Value.MaxTunnels) return false;
            _open[handset] = open + 1;
            if (tunnel) _tunnels++;
            return true;
        }
    }

    public void Return(HandsetClient handset, bool tunnel)
    {
        lock (_lock)
        {
            if (tunnel) _tunnels--;
            if (_open[handset] == 1) _open.Remove(handset);
            else _open[handset]--;
        }
    }
}
