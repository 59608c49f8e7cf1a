using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The SMSC's links as they stood a moment ago, for pages and metrics: asking costs the SMSC's loop nothing.</summary>
public sealed class SmscStatus
{
    private volatile IReadOnlyList<LinkStatus> _links = [];

    public IReadOnlyList<LinkStatus> Links => _links;

    /// <summary>Submissions that are not answered yet.</summary>
    public int Open { get; private set; }

    internal void Publish(IReadOnlyList<LinkStatus> links, int open)
    {
        _links = links;
        Open = open;
    }
}
