using System.Text;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>A table of the report; all columns but the first have their numbers at the right.</summary>
internal sealed class MarkdownTable(params IReadOnlyList<string> heads)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    internal bool IsEmpty => _rows.Count == 0;

    internal void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, heads);
        Line(text, [.. heads.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in _rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
