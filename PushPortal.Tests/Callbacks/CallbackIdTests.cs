using PushPortal.Domain.Callbacks;

namespace PushPortal.Tests.Callbacks;

public sealed class CallbackIdTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        var id = new CallbackId(1_000_256, 12);
        Assert.Equal(id, CallbackId.Parse(id.ToString()));
        var position = new CallbackPosition(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(7), id);
        Assert.Equal(position, CallbackPosition.Parse(position.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("txn_00000000yj0r0")]
    [InlineData("txn_00000000yj0r0.")]
    [InlineData("txn_00000000yj0r0.0")]
    [InlineData("txn_00000000yj0r0.-1")]
    [InlineData("psh_00000000yj0r0.1")]
    [InlineData("txn_00000000yj0r0.1.1")]
    public void Nothing_else_is(string? text)
    {
        Assert.Null(CallbackId.Parse(text));
        Assert.Null(CallbackPosition.Parse($"1-{text}"));
        Assert.Null(CallbackPosition.Parse(text));
    }
}
