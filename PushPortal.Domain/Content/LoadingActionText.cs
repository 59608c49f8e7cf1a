namespace PushPortal.Domain.Content;

/// <summary>The text of a loading action in SL documents and in JSON.</summary>
public static class LoadingActionText
{
    private static readonly string[] Texts = ["execute-low", "execute-high", "cache"];

    /// <summary>What a handset does when a document says nothing.</summary>
    public static string Default => Texts[(int)LoadingAction.ExecuteLow];

    /// <summary>The action of this text; null when there is none, case included.</summary>
    public static LoadingAction? Parse(string text) => Array.IndexOf(Texts, text) is >= 0 and var action ? (LoadingAction)action : null;

    extension(LoadingAction action)
    {
        public string ToText() => Texts[(int)action];
    }
}
