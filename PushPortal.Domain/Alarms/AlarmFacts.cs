namespace PushPortal.Domain.Alarms;

/// <summary>
/// The numbers of an alarm, as its condition was last seen to hold. By kind: groups that wait for the link; submissions that the SMSC has not answered; failed runs, of those that
/// ended, and the most in percent; seconds since it was due, and the most; notifications that wait, and the most; seconds that the store has failed; octets left, of the
/// disk's, and the least; seconds that nothing was confirmed at an endpoint, and those after which it is disabled; pushes of the day, and its quota; seconds
/// until an account's first key ends, of so many that end within the limit.
/// </summary>
/// <param name="Limit">What <paramref name="Value"/> is held against; 0 where there is no such thing.</param>
/// <param name="Of">What <paramref name="Value"/> is a part of; 0 where there is no such thing.</param>
/// <param name="Note">What the link or the store says itself, in English; null when it says nothing.</param>
/// <param name="Level">The step of <paramref name="Limit"/> that is reached, in percent, where there are steps; else 0. An alarm that comes to a higher one is raised anew.</param>
public readonly record struct AlarmFacts(long Value, long Limit = 0, long Of = 0, string? Note = null, int Level = 0);
