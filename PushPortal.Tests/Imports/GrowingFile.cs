using System.Text;

namespace PushPortal.Tests.Imports;

/// <summary>A file of rows that are made when they are read; each brings its own line end. Row 0 is the header.</summary>
internal sealed class GrowingFile(int rows, Func<int, string> row, Action<int>? made = null) : Stream
{
    private byte[] _line = [];
    private int _read;
    private int _row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_read == _line.Length)
        {
            if (_row > rows)
            {
                return 0;
            }

            made?.Invoke(_row);
            (_line, _read) = (Encoding.UTF8.GetBytes(row(_row++)), 0);
        }

        var taken = Math.Min(count, _line.Length - _read);
        _line.AsSpan(_read, taken).CopyTo(buffer.AsSpan(offset));
        _read += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
