using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

public sealed class LabParametersTests
{
    public static TheoryData<string> Scenarios => [.. LabScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Address_reproduces_the_experiment(string name)
    {
        var settings = LabScenarios.All.Single(scenario => scenario.Name == name).Settings with { Seed = 42, Segments = 6, Jitter = TimeSpan.FromMilliseconds(1.5) };

        Assert.True(LabParameters.TryParse("?" + LabParameters.ToQuery(settings), out var parsed, out _));

        Assert.Equal(settings, parsed);
    }

    [Fact]
    public void Every_setting_can_be_written_and_read()
    {
        Assert.All(LabParameters.All, parameter =>
        {
            var changed = parameter.With(new LabSettings(), parameter.Most);
            Assert.True(LabParameters.TryParse(LabParameters.ToQuery(changed), out var parsed, out var problem), problem);
            Assert.Equal(changed, parsed);
            Assert.Equal(parameter.Most, parameter.Get(parsed));
        });
        Assert.Equal(typeof(LabSettings).GetProperties().Length, LabParameters.All.Count);
    }

    [Fact]
    public void Defaults_are_within_their_ranges_and_need_no_words()
    {
        Assert.All(LabParameters.All, parameter => Assert.True(parameter.Takes(parameter.Get(new LabSettings())), parameter.Name));
        Assert.Equal("", LabParameters.ToQuery(new LabSettings()));
    }

    [Theory]
    [InlineData("lossRate=1.5", "lossRate must be from 0 to 1.")]
    [InlineData("lossRate=NaN", "lossRate must be from 0 to 1.")]
    [InlineData("segments=2.5", "segments must be a whole number from 1 to 20.")]
    [InlineData("lifetime=", "lifetime must be from 1 to 86400 s.")]
    [InlineData("colour=1", "colour is not a setting of an experiment.")]
    public void Wrong_one_is_named(string query, string problem)
    {
        Assert.False(LabParameters.TryParse(query, out _, out var said));

        Assert.Equal(problem, said);
    }
}
