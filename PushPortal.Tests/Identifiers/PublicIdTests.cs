using PushPortal.Domain.Identifiers;

namespace PushPortal.Tests.Identifiers;

public sealed class PublicIdTests
{
    [Theory]
    [InlineData(1, "psh_0000000000001")]
    [InlineData(31, "psh_000000000000z")]
    [InlineData(32, "psh_0000000000010")]
    [InlineData(long.MaxValue, "psh_7zzzzzzzzzzzz")]
    public void Id_is_written_in_thirteen_digits_and_read_back(long id, string text)
    {
        Assert.Equal(text, PublicId.Format(PublicId.Push, id));
        Assert.True(PublicId.TryParse(PublicId.Push, text, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("psh_")]
    [InlineData("txn_0000000000001")]
    [InlineData("psh_000000000001")]
    [InlineData("psh_00000000000001")]
    [InlineData("psh_000000000000u")]
    [InlineData("psh_000000000000Z")]
    [InlineData("psh_0000000000000")]
    [InlineData("psh_8000000000001")]
    [InlineData("psh_g000000000001")]
    [InlineData("PSH_0000000000001")]
    public void Other_text_is_no_id(string text)
    {
        Assert.False(PublicId.TryParse(PublicId.Push, text, out _));
    }

    [Fact]
    public void Texts_sort_as_the_ids_do()
    {
        var random = new Random(7);
        var ids = Enumerable.Range(0, 1000).Select(_ => random.NextInt64(1, long.MaxValue)).ToList();

        Assert.Equal(
            ids.Order().Select(id => PublicId.Format(PublicId.Transaction, id)),
            ids.Select(id => PublicId.Format(PublicId.Transaction, id)).Order(StringComparer.Ordinal));
    }
}
