namespace PushPortal.Domain.Notes;

/// <summary>What came of adding a note.</summary>
public enum NoteAdded
{
    Added,

    /// <summary>There is no such push in the account.</summary>
    NotFound,

    /// <summary>It says nothing.</summary>
    Empty,

    /// <summary>It has more than <see cref="PushNote.LongestText"/> characters.</summary>
    TooLong,

    /// <summary>The push has <see cref="PushNote.MostOfPush"/> notes.</summary>
    TooMany,
}
