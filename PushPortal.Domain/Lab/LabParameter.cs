namespace PushPortal.Domain.Lab;

/// <summary>One setting of an experiment as a number with a name, a unit and a range.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Unit">Empty for counts and shares.</param>
/// <param name="IsWhole">Whether it takes whole numbers only.</param>
public sealed record LabParameter(string Name, string Unit, double Least, double Most, bool IsWhole, Func<LabSettings, double> Get, Func<LabSettings, double, LabSettings> With)
{
    public bool Takes(double value) => value >= Least && value <= Most && (!IsWhole || Math.Floor(value) == value);
}
