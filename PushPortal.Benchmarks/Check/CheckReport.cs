using System.Globalization;
using PushPortal.Benchmarks.Evidence;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>The page of the evidence that says how well the lab agrees with the running product.</summary>
internal static class CheckReport
{
    internal static MarkdownTable Table(IReadOnlyList<CheckRow> rows)
    {
        var table = new MarkdownTable("scenario, mode", "delivered by the product, %", "by the lab, %", "difference, points", "median of the product, s", "of the lab, s", "difference, %", "agree");
        foreach (var row in rows)
        {
            table.Add(
                $"{row.Scenario.Name}, {row.Mode.Name}",
                Figure.Of(new Estimate(row.Real.Delivered, row.Real.HalfWidth), LabUnit.Share),
                Figure.Of(row.LabDelivered, LabUnit.Share),
                Text($"{100 * row.Points:+0.00;-0.00;0.00}"),
                Text($"{row.Real.Median:F3}"),
                Text($"{row.LabMedian.Mean:F3}"),
                Text($"{100 * row.OfMedian:+0.0;-0.0;0.0}"),
                row.Agrees ? "yes" : "**no**");
        }

        return table;
    }

    internal static string Page(IReadOnlyList<CheckRow> rows, int seeds, DateTimeOffset at)
    {
        var settings = rows[0].Scenario.Settings;
        var scenarios = string.Join('\n', rows.Select(row => row.Scenario).Distinct().Select(scenario => $"- **{scenario.Name}**: {scenario.What} [The same in the portal's lab]({LinkOf(scenario)})."));
        return Text(
            $"""
            # The model against the running product

            `./evidence.sh check` starts the product, sends {rows[0].Real.Pushes:N0} pushes of {settings.Segments} segments in each mode through it and its simulated network in real time, plays the same in the lab ({seeds} seeds), and compares what the handsets have shown and when. They agree when the
            share that was delivered within the lifetime differs by at most {100 * CheckRow.MostPoints:F0} percentage points, and the median time from the submission to the handset by at most {100 * CheckRow.MostOfMedian:F0} %. This is what it wrote on {at:yyyy-MM-dd} at {at:HH:mm} UTC.

            {Table(rows)}
            {scenarios}

            Pushes in transaction mode come by REST, those in store-and-forward mode by SMPP (`esm_class` mode 3), at the same time, {settings.PushesPerSecond} a second of each, at random times, to {settings.Handsets:N0} handsets each, over a link of {settings.SegmentsPerSecond * settings.DedicatedShare} segments a second each.
            The lab's arm for the second is *dedicated SMSC, unrelated segments, prompt retries*, whose pauses the product is set to: those of operators would take hours. Both have a lifetime of {settings.Lifetime.TotalSeconds} s, a transaction window of {settings.TransactionWindow.TotalSeconds} s, {settings.SegmentRetryDelay.TotalSeconds} s before a segment is sent again,
            {settings.SegmentTime.TotalMilliseconds} to {(settings.SegmentTime + settings.Jitter).TotalMilliseconds} ms for a segment. Shares of the product are with the 95 % interval of a share of {rows[0].Real.Pushes:N0}, those of the lab with that of the mean over its seeds.

            What the check does not see: what the simulated network does not have (spells, acknowledgements that are lost or late), other traffic at a shared SMSC, and answers *congested*: they slow the whole link down, and what follows differs so much from seed to seed (by more than 10 points) that 3 points say nothing.

            """);
    }

    private static string LinkOf(CheckScenario scenario) => "http://localhost:8080/lab?" + new LabOrder(scenario.Settings, CheckMode.All.Select(mode => mode.Arm)).ToQuery();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
