namespace PushPortal.Domain.Views;

/// <summary>What came of saving a view.</summary>
public enum ViewSaved
{
    Saved,

    /// <summary>It is not there, or not the user's to change.</summary>
    NotFound,

    /// <summary>It has no name, or one of more than <see cref="SavedView.LongestName"/> characters.</summary>
    BadName,

    /// <summary>Another view that the user sees in this list has the name.</summary>
    NameTaken,

    /// <summary>The filter is empty, or too long to be kept.</summary>
    BadQuery,

    /// <summary>The user may not share views.</summary>
    MayNotShare,

    /// <summary>The user has <see cref="SavedView.Most"/> views of this list.</summary>
    TooMany,
}
