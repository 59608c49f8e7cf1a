namespace PushPortal.Domain.Addresses;

/// <summary>A group of recipients in a list to choose from.</summary>
/// <param name="Numbers">How many it has.</param>
public sealed record RecipientGroupLine(long Id, string Name, int Numbers);
