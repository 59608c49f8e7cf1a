using PushPortal.Domain.Lab;

namespace PushPortal.Infrastructure.Lab;

/// <summary>A trial at one instant.</summary>
/// <param name="Result">Of the seeds that all arms have met until then; null before the first.</param>
public sealed record LabTrialView(LabTrialState State, LabProgress Progress, LabResult? Result)
{
    public bool IsOver => State != LabTrialState.Running;
}
