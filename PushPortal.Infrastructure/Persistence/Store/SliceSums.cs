using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a group of operations adds to the sums of one slice.</summary>
internal sealed class SliceSums
{
    internal int Pending { get; private set; }

    internal int Delivered { get; private set; }

    internal int Failed { get; private set; }

    internal int Partly { get; private set; }

    internal int Pushes => Pending + Delivered + Failed + Partly;

    internal bool IsZero => (Pending, Delivered, Failed, Partly) == (0, 0, 0, 0);

    /// <param name="delta">1 for a push that comes, -1 for one that goes.</param>
    internal void Add(int recipients, int delivered, int failed, int delta)
    {
        switch (PushSummary.StatusOf(recipients, delivered, failed))
        {
            case PushStatus.Pending:
                Pending += delta;
                break;
            case PushStatus.Delivered:
                Delivered += delta;
                break;
            case PushStatus.Failed:
                Failed += delta;
                break;
            case PushStatus.PartlyDelivered:
                Partly += delta;
                break;
        }
    }
}
