namespace PushPortal.Domain.Pushes;

/// <summary>The door a push came in by. The numbers are stored.</summary>
public enum PushSource : byte
{
    Form = 1,
    Rest = 2,
    Pap = 3,
    Smpp = 4,
    Import = 5,
}
