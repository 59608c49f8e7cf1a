using System.Globalization;
using System.Text;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>All means and half-widths for programs: shares from 0 to 1, times in seconds.</summary>
internal static class ResultsFile
{
    internal static string Of(IReadOnlyList<EvidenceCell> cells)
    {
        var text = new StringBuilder("scenario,segments,arm").AppendJoin("", LabMeasure.All.Select(measure => $",{measure.Name},{measure.Name}±")).Append('\n');
        foreach (var cell in cells)
        {
            foreach (var arm in LabArms.All)
            {
                text.Append(CultureInfo.InvariantCulture, $"{cell.Scenario.Name},{cell.Segments},{arm}");
                foreach (var measure in LabMeasure.All)
                {
                    var estimate = cell.Result.Of(arm, measure);
                    text.Append(CultureInfo.InvariantCulture, $",{estimate.Mean:0.#####},{estimate.HalfWidth:0.#####}");
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }
}
