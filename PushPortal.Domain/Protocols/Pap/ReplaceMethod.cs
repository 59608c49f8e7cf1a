namespace PushPortal.Domain.Protocols.Pap;

/// <summary>PAP's <c>replace-method</c> (2.0 and later): whom a replacing push reaches.</summary>
public enum ReplaceMethod
{
    /// <summary>Only recipients who have not got the replaced push.</summary>
    PendingOnly,

    /// <summary>Every recipient.</summary>
    All,
}
