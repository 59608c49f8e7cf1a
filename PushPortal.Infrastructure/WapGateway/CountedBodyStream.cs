namespace PushPortal.Infrastructure.WapGateway;

/// <summary>The way of a response body to the handset: counts its octets and stops at the cap.</summary>
internal sealed class CountedBodyStream(Stream inner, long cap) : Stream
{
    public long Octets { get; private set; }

    public bool CapReached { get; private set; }

    /// <summary>Takes back what was written, where nothing of it has gone to the handset yet.</summary>
    public void Discard()
    {
        if (!inner.CanSeek) return;
        inner.SetLength(0);
        Octets = 0;
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Octets + buffer.Length > cap)
        {
            CapReached = true;
            throw new IOException($"The answer is longer than {cap} octets.");
        }
        await inner.WriteAsync(buffer, cancellationToken);
        Octets += buffer.Length;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException("Response bodies are written asynchronously.");
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Response bodies are written asynchronously.");
}
