namespace PushPortal.Domain.Smsc;

/// <summary>What came of a part.</summary>
/// <param name="Complete">The set that it completed.</param>
/// <param name="Earlier">The set that was complete already: the part is a late copy.</param>
/// <param name="Released">Sets whose parts go as they are, because this one needed their place.</param>
public readonly record struct GatheredPart<T>(PartSet<T>? Complete, PartSet<T>? Earlier, IReadOnlyList<PartSet<T>> Released);
