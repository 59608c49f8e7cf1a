using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Pushes;

public sealed class PushTagTests
{
    [Theory]
    [InlineData("Promo", "promo")]
    [InlineData(" order-17_a.b:c ", "order-17_a.b:c")]
    [InlineData("促销", "促销")]
    [InlineData("Cafe\u0301", "caf\u00e9")]
    public void Tag_is_written_one_way(string text, string expected)
    {
        Assert.True(PushTag.TryParse(text, out var tag, out _));
        Assert.Equal(expected, tag);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" ", "is empty")]
    [InlineData(null, "is empty")]
    [InlineData("two words", "may have letters")]
    [InlineData("a/b", "may have letters")]
    [InlineData("a\ud800", "may have letters")]
    [InlineData("a123456789012345678901234567890123", "has more than 32")]
    public void What_is_no_tag_is_told_why(string? text, string why)
    {
        Assert.False(PushTag.TryParse(text, out _, out var problem));
        Assert.StartsWith(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_are_distinct_and_few()
    {
        Assert.Equal(["a", "b"], PushTag.ParseAll(["A", "b", "a"], out _, out _)!);
        Assert.Null(PushTag.ParseAll(["a", "b c"], out var wrong, out _));
        Assert.Equal(1, wrong);
        Assert.Null(PushTag.ParseAll([.. Enumerable.Range(0, PushTag.MostOfPush + 1).Select(number => $"t{number}")], out wrong, out var problem));
        Assert.Equal((null, "has more than 8 tags"), (wrong, problem));
    }

    [Fact]
    public void People_part_them_as_they_like() => Assert.Equal(["a", "b", "c", "d", "e"], PushTag.Split("a, b；c\n d、e"));
}
