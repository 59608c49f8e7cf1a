namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Input that is not the PAP it should be, with everything that the badmessage-response to it says.</summary>
public sealed class PapSyntaxException : Exception
{
    /// <summary>No description or fragment in an answer is longer than this, in characters.</summary>
    public const int MaxTextLength = 300;

    public PapSyntaxException(PapStatus code, string description, Exception? cause = null)
        : base(Shortened(description, MaxTextLength), cause) => Code = code;

    /// <summary>2000, or 3002 where the version is not supported.</summary>
    public PapStatus Code { get; }

    /// <summary>Names the element, attribute or header and what was expected.</summary>
    public string Description => Message;

    /// <summary>The offending piece of the input, where there is one.</summary>
    public string? Fragment { get; init => field = value is null ? null : Shortened(value, MaxTextLength); }

    /// <summary>The version in which the push initiator can read the answer.</summary>
    public PapVersion AnswerVersion { get; init; } = PapDocumentTypes.Assumed;

    /// <summary>The push-id, when it had been read before the fault was met.</summary>
    public string? PushId { get; init; }

    /// <summary>What the push initiator gets.</summary>
    public BadMessageResponse Answer => new()
    {
        Version = AnswerVersion,
        Code = Code,
        Desc = Description,
        BadMessageFragment = Fragment,
    };

    /// <summary>Quotes a value of the input in a description.</summary>
    internal static string Quoted(ReadOnlySpan<char> value) => $"\"{Shortened(value.ToString(), 60)}\"";

    private static string Shortened(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
