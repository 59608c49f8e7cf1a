using System.Globalization;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Prints the figures of all runs side by side, with their medians, and the line that programs read.</summary>
internal static class FigureTable
{
    private const string Whole = "0";
    private const string Tenths = "0.0";
    private const string Hundredths = "0.00";
    private const int Width = 10;

    private static readonly (string Name, string Form, Func<RunFigures, double> Of)[] Rows =
    [
        ("pushes/s", Whole, run => run.PushesPerSecond),
        ("accepted/s", Whole, run => run.AcceptedPerSecond),
        ("segments/s", Whole, run => run.SegmentsPerSecond),
        ("gateway CPU, us a push", Tenths, run => run.GatewayMicroseconds),
        ("of it compiling, us a push", Tenths, run => run.CompilerMicroseconds),
        ("PostgreSQL's CPU, us a push", Tenths, run => run.StoreMicroseconds),
        ("peers' CPU, us a push", Tenths, run => run.PeerMicroseconds),
        ("processors that others had", Hundredths, run => run.Others),
        ("accept p50, ms", Hundredths, run => run.Accept.Median),
        ("accept p99, ms", Hundredths, run => run.Accept.P99),
        ("accept max, ms", Hundredths, run => run.Accept.Max),
        ("delivery p50, ms", Hundredths, run => run.Delivery.Median),
        ("delivery p99, ms", Hundredths, run => run.Delivery.P99),
        ("delivery max, ms", Hundredths, run => run.Delivery.Max),
        ("notification p50, ms", Hundredths, run => run.Notification.Median),
        ("notification p99, ms", Hundredths, run => run.Notification.P99),
        ("notification max, ms", Hundredths, run => run.Notification.Max),
        ("drain, s", Hundredths, run => run.DrainSeconds),
        ("start to ready, s", Hundredths, run => run.ReadySeconds),
        ("gateway memory, first, MiB", Whole, run => run.FirstMemory),
        ("gateway memory, peak, MiB", Whole, run => run.PeakMemory),
        ("gateway memory, end, MiB", Whole, run => run.ResidentMemory),
        ("changes at hub viewers", Whole, run => run.HubChanges),
        ("render batches", Whole, run => run.RenderBatches),
        ("acknowledged", Whole, run => run.Acknowledged),
        ("confirmed", Whole, run => run.Confirmed),
        ("refused", Whole, run => run.Refused),
        ("lost", Whole, run => run.Lost),
        ("duplicated", Whole, run => run.Duplicated),
        ("told as not delivered", Whole, run => run.OtherStates),
        ("of no push of the run", Whole, run => run.Strays),
    ];

    internal static void Print(IReadOnlyList<RunFigures> runs, TextWriter to)
    {
        var name = Rows.Max(row => row.Name.Length);
        to.WriteLine("".PadRight(name) + string.Concat(Enumerable.Range(1, runs.Count).Select(run => Cell($"run {run}"))) + Cell("median"));
        foreach (var row in Rows)
        {
            var cells = runs.Select(row.Of).Append(Median(runs, row.Of));
            to.WriteLine(row.Name.PadRight(name) + string.Concat(cells.Select(value => Cell(Text(value, row.Form)))));
        }

        foreach (var (answer, count) in runs.SelectMany(run => run.Refusals))
        {
            to.WriteLine($"refused with {answer}: {count}");
        }

        foreach (var failure in runs.SelectMany(run => run.ViewerFailures))
        {
            to.WriteLine($"viewer failed: {failure}");
        }

        // A loss is never hidden by better runs: of those counts the worst stands in the line.
        to.WriteLine(
            $"RESULT pushes_per_second={Text(Median(runs, run => run.PushesPerSecond), Whole)} " +
            $"gateway_cpu_us={Text(Median(runs, run => run.GatewayMicroseconds), Tenths)} " +
            $"p99_accept_ms={Text(Median(runs, run => run.Accept.P99), Hundredths)} " +
            $"lost={runs.Max(run => run.Lost)} duplicated={runs.Max(run => run.Duplicated)}");
    }

    private static double Median(IEnumerable<RunFigures> runs, Func<RunFigures, double> of)
    {
        var values = runs.Select(of).Order().ToArray();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static string Cell(string text) => text.PadLeft(Width);

    private static string Text(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
