namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The words by which an enumerated PAP attribute travels. They are written as in the DTD and compare without case.</summary>
public sealed class WireWords<T>
    where T : struct, Enum
{
    private readonly (T Value, string Word)[] _words;

    internal WireWords(params (T Value, string Word)[] words)
    {
        _words = words;
        Choices = string.Join(", ", words[..^1].Select(entry => entry.Word)) + " or " + words[^1].Word;
    }

    /// <summary>All words in one phrase for people: "high, medium or low".</summary>
    public string Choices { get; }

    public string WordOf(T value)
    {
        foreach (var (candidate, word) in _words)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
                return word;
        }
        throw new ArgumentOutOfRangeException(nameof(value), value, "The value has no word in PAP");
    }

    public bool TryParse(ReadOnlySpan<char> word, out T value)
    {
        foreach (var (candidate, known) in _words)
        {
            value = candidate;
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        value = default;
        return false;
    }
}
