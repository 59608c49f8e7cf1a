namespace PushPortal.Domain.Addresses;

/// <summary>What came of saving a group of recipients.</summary>
public abstract record RecipientGroupSaved
{
    private RecipientGroupSaved()
    {
    }

    public sealed record Saved(RecipientGroup Group) : RecipientGroupSaved;

    /// <summary>The account has another group of the name.</summary>
    public sealed record NameTaken : RecipientGroupSaved;

    /// <summary>The account has as many as it may have.</summary>
    public sealed record TooMany : RecipientGroupSaved;

    /// <summary>It was deleted meanwhile, or is another account's.</summary>
    public sealed record Gone : RecipientGroupSaved;
}
