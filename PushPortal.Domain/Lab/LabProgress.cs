namespace PushPortal.Domain.Lab;

/// <param name="Done">Runs of one arm over one seed that are over.</param>
public readonly record struct LabProgress(int Done, int All);
