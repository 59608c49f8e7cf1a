namespace PushPortal.Domain.Routes;

/// <summary>What a rule says to one push.</summary>
public enum RouteVerdict : byte
{
    /// <summary>It is for it, and the first one that is.</summary>
    Decides,
    /// <summary>It is for other numbers.</summary>
    OtherNumber,
    /// <summary>It is for other accounts.</summary>
    OtherAccount,
    /// <summary>It is for other priorities.</summary>
    OtherPriority,
    /// <summary>It would be for it, but one before it decided.</summary>
    TooLate,
}
