namespace PushPortal.Domain.Content;

/// <summary>The text of a security method in JSON: the name that the specification gives it, in lower case.</summary>
public static class SecurityMethodText
{
    private static readonly string[] Texts = ["netwpin", "userpin", "usernetwpin", "userpinmac"];

    /// <summary>The method of this text; null when there is none, case included.</summary>
    public static SecurityMethod? Parse(string text) => Array.IndexOf(Texts, text) is >= 0 and var method ? (SecurityMethod)method : null;

    /// <summary>The text of the method that a SEC parameter says, or the parameter where it says none.</summary>
    public static string? OfNumber(string? sec) => sec is ['0' or '1' or '2' or '3'] ? Texts[sec[0] - '0'] : sec;

    extension(SecurityMethod method)
    {
        public string ToText() => Texts[(int)method];
    }
}
