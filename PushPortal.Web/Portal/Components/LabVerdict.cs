using Microsoft.Extensions.Localization;
using PushPortal.Domain.Lab;

namespace PushPortal.Web.Portal.Components;

/// <summary>What an experiment says about two arms by one measure.</summary>
/// <param name="Better">Null when neither is, beyond the intervals.</param>
internal sealed record LabVerdict(LabMeasure Measure, LabArm? Better, Estimate Difference)
{
    /// <summary>What verdicts and charts are about; the table has all measures.</summary>
    internal static IReadOnlyList<LabMeasure> Measures { get; } =
        [LabMeasure.Delivered, LabMeasure.DeliveryP50, LabMeasure.DeliveryP95, LabMeasure.SentPerDelivered, LabMeasure.KnownP50, LabMeasure.Broken];

    internal static LabVerdict Of(LabResult result, LabArm arm, LabArm other, LabMeasure measure)
    {
        var difference = result.Difference(arm, other, measure);
        LabArm? better = difference.IsDifferent ? (difference.Mean > 0 == measure.MoreIsBetter ? arm : other) : null;
        return new(measure, better, difference);
    }

    internal string Words(IStringLocalizer<Texts> words)
    {
        var measure = words[$"LabMeasure_{Measure.Name}"];
        if (!double.IsFinite(Difference.HalfWidth))
        {
            return words["LabVerdictTooFew", measure];
        }

        return Better is { } better
            ? words["LabVerdictBetter", measure, words[$"LabArm_{better}"], words[$"LabBy_{Measure.Unit}", LabNumber.Bare(Difference with { Mean = Math.Abs(Difference.Mean) }, Measure.Unit)]]
            : words["LabVerdictSame", measure];
    }
}
