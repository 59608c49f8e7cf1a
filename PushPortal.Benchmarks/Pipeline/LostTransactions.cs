namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Counts what the gateway acknowledged and then did not deliver whole, or did not notify.</summary>
internal static class LostTransactions
{
    internal static int Count(Tally tally, LinkOfRun link)
    {
        var lost = 0;
        for (var transaction = 0; transaction < tally.Taken; transaction++)
        {
            if (IsLost(tally[transaction], link))
            {
                lost++;
            }
        }

        return lost;
    }

    internal static bool IsLost(in TransactionTrace trace, LinkOfRun link) =>
        trace.Answered > 0 && (trace.Notified == 0 || link == LinkOfRun.Smpp && !trace.IsWhole);
}
