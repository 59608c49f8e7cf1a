using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapStatusTests
{
    [Theory]
    [InlineData(1000, "OK")]
    [InlineData(1001, "Accepted for processing")]
    [InlineData(2000, "Bad request")]
    [InlineData(2001, "Forbidden")]
    [InlineData(2002, "Address error")]
    [InlineData(2003, "Address not found")]
    [InlineData(2004, "Push ID not found")]
    [InlineData(2005, "Capabilities mismatch")]
    [InlineData(2006, "Required capabilities not supported")]
    [InlineData(2007, "Duplicate push ID")]
    [InlineData(2008, "Cancellation not possible")]
    [InlineData(3000, "Internal server error")]
    [InlineData(3001, "Not implemented")]
    [InlineData(3002, "Version not supported")]
    [InlineData(3003, "Not possible")]
    [InlineData(3004, "Capability matching not supported")]
    [InlineData(3005, "Multiple addresses not supported")]
    [InlineData(3006, "Transformation failure")]
    [InlineData(3007, "Specified delivery method not possible")]
    [InlineData(3008, "Capabilities not available")]
    [InlineData(3009, "Required network not available")]
    [InlineData(3010, "Required bearer not available")]
    [InlineData(3011, "Replacement not supported")]
    [InlineData(4000, "Service failure")]
    [InlineData(4001, "Service unavailable")]
    [InlineData(5000, "Mobile client aborted")]
    [InlineData(5028, "Mobile client aborted")]
    [InlineData(2599, "Bad request")]
    [InlineData(4501, "Service failure")]
    [InlineData(9000, "Unknown status")]
    [InlineData(9123, "Unknown status")]
    public void Code_has_its_text_or_that_of_its_class(int code, string text)
    {
        Assert.Equal(text, PapStatusText.DescriptionOf((PapStatus)code));
    }

    [Theory]
    [InlineData(MessageState.Rejected, "rejected")]
    [InlineData(MessageState.Pending, "pending")]
    [InlineData(MessageState.Delivered, "delivered")]
    [InlineData(MessageState.Undeliverable, "undeliverable")]
    [InlineData(MessageState.Expired, "expired")]
    [InlineData(MessageState.Aborted, "aborted")]
    [InlineData(MessageState.Timeout, "timeout")]
    [InlineData(MessageState.Cancelled, "cancelled")]
    [InlineData(MessageState.Unknown, "unknown")]
    public void Message_state_has_its_word(MessageState state, string word)
    {
        Assert.Equal(word, PapWords.MessageStates.WordOf(state));
        Assert.True(PapWords.MessageStates.TryParse(word.ToUpperInvariant(), out var parsed));
        Assert.Equal(state, parsed);
    }
}
