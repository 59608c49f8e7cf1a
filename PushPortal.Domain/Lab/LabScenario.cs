namespace PushPortal.Domain.Lab;

/// <summary>A network that the report goes through.</summary>
/// <param name="Name">For files and addresses.</param>
/// <param name="Title">In English.</param>
/// <param name="What">What makes it what it is.</param>
public sealed record LabScenario(string Name, string Title, string What, LabSettings Settings);
