namespace PushPortal.Domain.Routes;

/// <summary>What came of a change of the routes.</summary>
public enum RouteSaved : byte
{
    Done,
    /// <summary>Somebody else changed or published them meanwhile: nothing was done.</summary>
    Changed,
    /// <summary>The rules have faults: nothing was published.</summary>
    Faulty,
}
