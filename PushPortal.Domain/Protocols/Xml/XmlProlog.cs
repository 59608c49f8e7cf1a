using System.Buffers;

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>
/// Goes once over what stands before the root element (XML 1.0, 2.8): declaration, comments, instructions, and the DOCTYPE, whose identifiers it notes and whose
/// internal subset it passes over. Nothing that the DOCTYPE names is fetched, and nothing that it declares is used.
/// </summary>
/// <param name="text">The document.</param>
/// <param name="instruction">The processing instruction of which to note the content.</param>
internal ref struct XmlProlog(ReadOnlySpan<char> text, string instruction = "")
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n[>");

    private readonly int _length = text.Length;
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Empty without a DOCTYPE.</summary>
    internal ReadOnlySpan<char> DocumentType { get; private set; }

    internal bool HasPublicId { get; private set; }

    internal ReadOnlySpan<char> PublicId { get; private set; }

    internal bool HasSystemId { get; private set; }

    internal ReadOnlySpan<char> SystemId { get; private set; }

    /// <summary>Where the internal subset first declares or uses an entity; -1 where it does not.</summary>
    internal int EntityPosition { get; private set; } = -1;

    internal bool HasInstruction { get; private set; }

    /// <summary>What the first instruction of that name says, with its name.</summary>
    internal ReadOnlySpan<char> Instruction { get; private set; }

    /// <summary>How many characters stand before the root element.</summary>
    internal readonly int Length => _length - _rest.Length;

    /// <exception cref="XmlSyntaxException">It is not well-formed.</exception>
    internal void Scan()
    {
        while (true)
        {
            _rest = _rest.TrimStart();
            if (_rest.StartsWith("<!DOCTYPE"))
                ScanDocumentType();
            else if (!SkipInstructionOrComment())
                return;
        }
    }

    /// <summary>The value of name="value" or name='value' in an XML declaration or processing instruction; empty when it is not there.</summary>
    internal static ReadOnlySpan<char> PseudoAttribute(ReadOnlySpan<char> instruction, string name)
    {
        var at = instruction.IndexOf(name);
        if (at < 0)
            return default;
        var rest = instruction[(at + name.Length)..].TrimStart();
        if (rest is not ['=', ..])
            return default;
        rest = rest[1..].TrimStart();
        if (rest is not ['"' or '\'', ..])
            return default;
        var length = rest[1..].IndexOf(rest[0]);
        return length < 0 ? default : rest.Slice(1, length);
    }

    private void ScanDocumentType()
    {
        if (!DocumentType.IsEmpty)
            throw Fault("there is more than one DOCTYPE");
        _rest = _rest["<!DOCTYPE".Length..].TrimStart();
        var nameLength = _rest.IndexOfAny(EndOfName);
        if (nameLength < 1)
            throw Fault("the DOCTYPE has no name, or no end");
        DocumentType = _rest[..nameLength];
        _rest = _rest[nameLength..].TrimStart();

        if (_rest.StartsWith("PUBLIC"))
        {
            _rest = _rest["PUBLIC".Length..];
            (HasPublicId, HasSystemId) = (true, true);
            PublicId = TakeLiteral();
            SystemId = TakeLiteral();
        }
        else if (_rest.StartsWith("SYSTEM"))
        {
            _rest = _rest["SYSTEM".Length..];
            HasSystemId = true;
            SystemId = TakeLiteral();
        }

        _rest = _rest.TrimStart();
        if (_rest is ['[', ..])
            ScanInternalSubset();
        _rest = _rest.TrimStart();
        if (_rest is not ['>', ..])
            throw Fault("the DOCTYPE does not end");
        _rest = _rest[1..];
    }

    private void ScanInternalSubset()
    {
        _rest = _rest[1..];
        while (true)
        {
            _rest = _rest.TrimStart();
            if (_rest is [']', ..])
            {
                _rest = _rest[1..];
                return;
            }
            if (_rest is ['%', ..])
                SkipEntityReference();
            else if (_rest.StartsWith("<!") && !_rest.StartsWith("<!--"))
                SkipDeclaration();
            else if (!SkipInstructionOrComment())
                throw Fault("the DOCTYPE has something that is no declaration");
        }
    }

    private bool SkipInstructionOrComment()
    {
        if (_rest.StartsWith("<?"))
        {
            _rest = _rest["<?".Length..];
            var content = TakeUntil("?>");
            if (!HasInstruction && instruction.Length > 0 && content.StartsWith(instruction))
            {
                HasInstruction = true;
                Instruction = content;
            }
            return true;
        }
        if (!_rest.StartsWith("<!--"))
            return false;
        _rest = _rest["<!--".Length..];
        TakeUntil("-->");
        return true;
    }

    private void SkipEntityReference()
    {
        NoteEntity();
        TakeUntil(";");
    }

    /// <summary>An element, attribute list, entity or notation declaration; a bracket inside quotes does not end it.</summary>
    private void SkipDeclaration()
    {
        if (_rest.StartsWith("<!ENTITY"))
            NoteEntity();
        while (true)
        {
            var stop = _rest.IndexOfAny('>', '"', '\'');
            if (stop < 0)
                throw Fault("a declaration of the DOCTYPE does not end");
            var isEnd = _rest[stop] == '>';
            _rest = _rest[stop..];
            if (isEnd)
            {
                _rest = _rest[1..];
                return;
            }
            TakeLiteral();
        }
    }

    private void NoteEntity() => EntityPosition = EntityPosition < 0 ? Length : EntityPosition;

    private ReadOnlySpan<char> TakeLiteral()
    {
        _rest = _rest.TrimStart();
        if (_rest is not ['"' or '\'', ..])
            throw Fault("an identifier of the DOCTYPE is not in quotes");
        var quote = _rest[0];
        _rest = _rest[1..];
        var length = _rest.IndexOf(quote);
        if (length < 0)
            throw Fault("a literal of the DOCTYPE does not end");
        var literal = _rest[..length];
        _rest = _rest[(length + 1)..];
        return literal;
    }

    private ReadOnlySpan<char> TakeUntil(string terminator)
    {
        var length = _rest.IndexOf(terminator);
        if (length < 0)
            throw Fault($"{terminator} is missing");
        var taken = _rest[..length];
        _rest = _rest[(length + terminator.Length)..];
        return taken;
    }

    private readonly XmlSyntaxException Fault(string description) => new(description, Length);
}
