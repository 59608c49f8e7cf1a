using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Smsc;

/// <summary>The window of a link that asks to slow down, against networks that ask in different ways. In rounds: everything that the window allows is sent, then all of it is answered.</summary>
public sealed class CongestionWindowTests
{
    private const int Most = 200;

    private readonly CongestionWindow _window = new();

    [Fact]
    public void Link_that_never_asks_keeps_its_own_window()
    {
        Play(rounds: 10, asked: _ => false);

        Assert.Equal(int.MaxValue, _window.Size);
    }

    [Theory]
    [InlineData(3, 2, 8)]
    [InlineData(10, 12, 30)]
    [InlineData(50, 60, 150)]
    public void Window_keeps_to_the_share_of_answers_that_ask(int each, int least, int most)
    {
        var answers = 0;
        Play(rounds: 200, asked: _ => answers++ % each == 0);

        var sizes = Play(rounds: 100, asked: _ => answers++ % each == 0);

        Assert.InRange(sizes.Average(), least, most);
    }

    [Fact]
    public void Network_that_turns_everything_away_is_sent_one_at_a_time()
    {
        Play(rounds: 40, asked: _ => true);

        Assert.Equal(1, _window.Size);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void Network_of_a_fixed_capacity_is_used_and_is_asked_for_little_more(int capacity)
    {
        Play(rounds: 200, asked: place => place >= capacity);

        var sizes = Play(rounds: 200, asked: place => place >= capacity);

        Assert.InRange(sizes.Average(size => Math.Min(size, capacity)), 0.85 * capacity, capacity);
        Assert.InRange(sizes.Sum(size => Math.Max(0, size - capacity)), 0, 0.2 * sizes.Sum());
    }

    [Fact]
    public void Window_is_whole_again_soon_after_the_network_asks_no_more()
    {
        Play(rounds: 40, asked: _ => true);

        var sizes = Play(rounds: 60, asked: _ => false);

        Assert.Equal(Most, sizes[^1]);
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.InRange(pair.Second, pair.First, Math.Max(pair.First + 2, pair.First * 1.2)));
    }

    [Fact]
    public void Answers_of_one_round_shrink_it_once()
    {
        Play(rounds: 1, asked: place => place < 100);

        Assert.InRange(_window.Size, 140, 165);
    }

    /// <summary>The sizes at the beginning of each round.</summary>
    private List<int> Play(int rounds, Func<int, bool> asked)
    {
        var sizes = new List<int>();
        for (var round = 0; round < rounds; round++)
        {
            var outstanding = Math.Min(_window.Size, Most);
            sizes.Add(outstanding);
            for (var place = 0; place < sizes[^1]; place++, outstanding--)
            {
                _window.Answer(asked(place), outstanding, Most);
            }
        }

        return sizes;
    }
}
