namespace PushPortal.Domain.Addresses;

/// <summary>What came of saving an alias.</summary>
public enum AliasSaved
{
    Saved,

    /// <summary>The account, or everybody, has another alias of the name.</summary>
    NameTaken,

    /// <summary>It was deleted meanwhile.</summary>
    Gone,
}
