namespace PushPortal.Domain.Views;

/// <summary>What can be said about a view.</summary>
public sealed record ViewEdit(string Name, bool IsShared)
{
    /// <summary>The name as it is kept.</summary>
    public string Title => Name.Trim();

    /// <summary>Why a user cannot save a view so; null when they can.</summary>
    /// <param name="taken">The names of the other views that the user sees in the list.</param>
    public ViewSaved? Against(ViewUser user, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Title.Length is 0 or > SavedView.LongestName || Title.Any(char.IsControl) ? ViewSaved.BadName
            : IsShared && !user.MayShare ? ViewSaved.MayNotShare
            : taken.Contains(Title, StringComparer.OrdinalIgnoreCase) ? ViewSaved.NameTaken
            : null;
    }
}
