namespace PushPortal.Domain.Lab;

/// <summary>What an experiment came to.</summary>
/// <param name="Figures">Of each arm, by seed, from the first on.</param>
public sealed record LabResult(LabSettings Settings, IReadOnlyDictionary<LabArm, IReadOnlyList<LabFigures>> Figures)
{
    public Estimate Of(LabArm arm, LabMeasure measure) => Estimate.Of(Figures[arm].Select(measure.Of));

    /// <summary>By how much <paramref name="arm"/> is above <paramref name="other"/>, seed by seed: both met the same traffic and the same network.</summary>
    public Estimate Difference(LabArm arm, LabArm other, LabMeasure measure) =>
        Estimate.Of(Figures[arm].Zip(Figures[other], (one, another) => measure.Of(one) - measure.Of(another)));
}
