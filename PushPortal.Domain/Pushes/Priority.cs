namespace PushPortal.Domain.Pushes;

/// <summary>PAP's priority of a push (WAP-247, 9.2). The numbers are stored and order the queue: lower goes first.</summary>
public enum Priority : byte
{
    High = 0,
    Medium = 1,
    Low = 2,
}
