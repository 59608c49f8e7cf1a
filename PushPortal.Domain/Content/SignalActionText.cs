namespace PushPortal.Domain.Content;

/// <summary>The text of a signal action in SI documents and in JSON.</summary>
public static class SignalActionText
{
    private static readonly string[] Texts = ["signal-none", "signal-low", "signal-medium", "signal-high", "delete"];

    /// <summary>What a handset does when an indication says nothing.</summary>
    public static string Default => Texts[(int)SignalAction.Medium];

    /// <summary>The action of this text; null when there is none, case included.</summary>
    public static SignalAction? Parse(string text) => Array.IndexOf(Texts, text) is >= 0 and var action ? (SignalAction)action : null;

    extension(SignalAction action)
    {
        public string ToText() => Texts[(int)action];
    }
}
