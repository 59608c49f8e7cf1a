namespace PushPortal.Domain.Imports;

/// <summary>What the gateway made of a row.</summary>
/// <param name="IsBusy">It has too much to do: the row is to come again.</param>
/// <param name="Result">Null when the row is not to be submitted.</param>
internal readonly record struct RowAnswer(bool IsBusy, ImportResult? Result);
