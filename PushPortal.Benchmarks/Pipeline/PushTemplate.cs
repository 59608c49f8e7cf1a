using System.Text;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>One request that submits a push, made once; each connection has a copy and changes only the digits in it.</summary>
internal sealed class PushTemplate
{
    /// <summary>The digits between them are the number of the push's first transaction.</summary>
    internal const string PushIdStart = "bench-";
    internal const string PushIdEnd = "@pi.example";

    /// <summary>Stands in the text where the number of the push's first transaction goes.</summary>
    internal const string FirstMark = "FFFFFFFFFFF";

    /// <summary>Stands in the text where the digits of the next recipient go.</summary>
    internal const string RecipientMark = "RRRRRRRRRRR";

    private readonly byte[] _request;
    private readonly int[] _firsts;
    private readonly int[] _recipients;
    private readonly HandsetNumbers _numbers;

    /// <param name="request">Head and body, with the marks.</param>
    internal PushTemplate(string request, HandsetNumbers numbers)
    {
        _request = Encoding.ASCII.GetBytes(request);
        _firsts = Find(_request, FirstMark);
        _recipients = Find(_request, RecipientMark);
        _numbers = numbers;
    }

    internal int Recipients => _recipients.Length;

    /// <summary>Bytes to fill in.</summary>
    internal byte[] Copy() => [.. _request];

    /// <summary>Makes the copy the push of the transactions from this one on.</summary>
    internal void Fill(Span<byte> copy, long firstTransaction)
    {
        foreach (var at in _firsts)
        {
            FixedDigits.Write(copy[at..], firstTransaction);
        }

        for (var i = 0; i < _recipients.Length; i++)
        {
            FixedDigits.Write(copy[_recipients[i]..], _numbers.DigitsOf(firstTransaction + i));
        }
    }

    private static int[] Find(ReadOnlySpan<byte> request, string mark)
    {
        var octets = Encoding.ASCII.GetBytes(mark);
        var found = new List<int>();
        for (var at = request.IndexOf(octets); at >= 0;)
        {
            found.Add(at);
            var next = request[(at + octets.Length)..].IndexOf(octets);
            at = next < 0 ? -1 : at + octets.Length + next;
        }

        return [.. found];
    }
}
