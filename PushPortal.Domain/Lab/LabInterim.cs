namespace PushPortal.Domain.Lab;

/// <summary>What is known while an experiment goes on.</summary>
/// <param name="Result">Of the seeds that all arms have met; there may be none yet.</param>
public sealed record LabInterim(LabProgress Progress, LabResult Result);
