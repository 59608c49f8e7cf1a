namespace PushPortal.Domain.Notes;

/// <summary>What somebody wrote about a push. It is never changed.</summary>
public sealed record PushNote
{
    public const int LongestText = 1_000;
    public const int MostOfPush = 100;

    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The user's name.</summary>
    public required string By { get; init; }

    /// <summary>Staff wrote it: nobody else sees it. What members of the account write, staff see too.</summary>
    public required bool IsOfStaff { get; init; }

    public required string Text { get; init; }

    /// <summary>Why a text is no note; null when it is one.</summary>
    /// <param name="text">What is kept of it: without the space around it.</param>
    public static NoteAdded? Against(string? written, out string text)
    {
        text = (written ?? "").Trim();
        return text.Length == 0 ? NoteAdded.Empty : text.Length > LongestText ? NoteAdded.TooLong : null;
    }
}
