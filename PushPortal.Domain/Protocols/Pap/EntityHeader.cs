namespace PushPortal.Domain.Protocols.Pap;

/// <summary>One header of an entity, as written; a folded value is on one line.</summary>
public readonly record struct EntityHeader(string Name, string Value);
