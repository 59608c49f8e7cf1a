using System.Text.RegularExpressions;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>What of texts a trace shows: secrets never.</summary>
internal static partial class TraceText
{
    internal const string Masked = "••••••";

    internal static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Whether a name is that of a secret.</summary>
    internal static bool IsSecret(string name) => SecretName.IsMatch(name);

    /// <summary>Without credentials in URLs, in parameters of queries and forms, and in parameters of provisioning documents.</summary>
    internal static string WithoutSecrets(string text) =>
        SecretParm.Replace(SecretAttribute.Replace(SecretPair.Replace(UserInfo.Replace(text, "://" + Masked + "@"), "$1" + Masked), "$1" + Masked + "$2"), "$1" + Masked + "$2");

    [GeneratedRegex("password|passwd|pwd|secret|token|authorization|api_?key|^key$|^pin$|signature|cookie|^mac$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }

    [GeneratedRegex("://[^/@\\s\"']+@")]
    private static partial Regex UserInfo { get; }

    [GeneratedRegex(@"(?<![\w-])((?:[\w-]*(?:password|passwd|pwd|secret|token|api_?key)|pin)=)(?![""'])[^&\s""'<>;]+", RegexOptions.IgnoreCase)]
    private static partial Regex SecretPair { get; }

    /// <summary>An attribute that is itself named so.</summary>
    [GeneratedRegex(@"((?:password|secret|token|pin|mac)\s*=\s*[""'])[^""']*([""'])", RegexOptions.IgnoreCase)]
    private static partial Regex SecretAttribute { get; }

    /// <summary>OMA client provisioning: &lt;parm name="AAUTHSECRET" value="…"/&gt;.</summary>
    [GeneratedRegex(@"(name\s*=\s*[""'][^""']*(?:SECRET|PASSWORD|PW|PIN)[^""']*[""']\s+value\s*=\s*[""'])[^""']*([""'])", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParm { get; }
}
