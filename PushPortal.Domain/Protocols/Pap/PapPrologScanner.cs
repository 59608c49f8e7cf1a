using System.Buffers;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Goes once over the prolog of an XML document and notes its DOCTYPE identifiers and the supported PAP versions. Refuses entity declarations.</summary>
internal ref struct PapPrologScanner(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n[>");

    private ReadOnlySpan<char> _rest = text;

    private readonly int _length = text.Length;
    private bool _hasDocumentType;

    internal string? PublicId { get; private set; }

    internal string? SystemId { get; private set; }

    internal string? SupportedVersions { get; private set; }

    /// <summary>How many characters stand before the root element.</summary>
    internal readonly int Length => _length - _rest.Length;

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

    private void ScanDocumentType()
    {
        if (_hasDocumentType)
            throw Malformed();
        _hasDocumentType = true;
        _rest = _rest["<!DOCTYPE".Length..].TrimStart();
        var nameLength = _rest.IndexOfAny(EndOfName);
        if (nameLength < 0)
            throw Malformed();
        if (_rest[..nameLength] is not "pap")
            throw new PapSyntaxException(PapStatus.BadRequest, $"The DOCTYPE is for {PapSyntaxException.Quoted(_rest[..nameLength])}: expected pap");
        _rest = _rest[nameLength..].TrimStart();

        if (_rest.StartsWith("PUBLIC"))
        {
            _rest = _rest["PUBLIC".Length..];
            PublicId = TakeLiteral();
            SystemId = TakeLiteral();
        }
        else if (_rest.StartsWith("SYSTEM"))
        {
            _rest = _rest["SYSTEM".Length..];
            SystemId = TakeLiteral();
        }

        _rest = _rest.TrimStart();
        if (_rest is ['[', ..])
            ScanInternalSubset();
        _rest = _rest.TrimStart();
        if (_rest is not ['>', ..])
            throw Malformed();
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
            if (_rest is ['%', ..] || _rest.StartsWith("<!ENTITY"))
                throw new PapSyntaxException(PapStatus.BadRequest, "The DOCTYPE declares or uses an entity: PAP documents may not") { Fragment = Excerpt() };
            if (_rest.StartsWith("<!") && !_rest.StartsWith("<!--"))
                SkipDeclaration();
            else if (!SkipInstructionOrComment())
                throw Malformed();
        }
    }

    private bool SkipInstructionOrComment()
    {
        if (_rest.StartsWith("<?"))
        {
            _rest = _rest["<?".Length..];
            var instruction = TakeUntil("?>");
            if (instruction.StartsWith("wap-pap-ver"))
                SupportedVersions ??= PapText.PseudoAttribute(instruction, "supported-versions").ToString();
            return true;
        }
        if (!_rest.StartsWith("<!--"))
            return false;
        _rest = _rest["<!--".Length..];
        TakeUntil("-->");
        return true;
    }

    /// <summary>An element, attribute list or notation declaration; a bracket inside quotes does not end it.</summary>
    private void SkipDeclaration()
    {
        while (true)
        {
            var stop = _rest.IndexOfAny('>', '"', '\'');
            if (stop < 0)
                throw Malformed();
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

    private string TakeLiteral()
    {
        _rest = _rest.TrimStart();
        if (_rest is not ['"' or '\'', ..])
            throw Malformed();
        var quote = _rest[0];
        _rest = _rest[1..];
        var length = _rest.IndexOf(quote);
        if (length < 0)
            throw Malformed();
        var literal = _rest[..length].ToString();
        _rest = _rest[(length + 1)..];
        return literal;
    }

    private ReadOnlySpan<char> TakeUntil(string terminator)
    {
        var length = _rest.IndexOf(terminator);
        if (length < 0)
            throw Malformed();
        var taken = _rest[..length];
        _rest = _rest[(length + terminator.Length)..];
        return taken;
    }

    private readonly PapSyntaxException Malformed() => new(PapStatus.BadRequest, "What stands before the pap element is not well-formed XML")
    {
        Fragment = Excerpt(),
    };

    private readonly string Excerpt() => _rest[..Math.Min(_rest.Length, PapSyntaxException.MaxTextLength + 1)].ToString();
}
