using PushPortal.Web.Portal;

namespace PushPortal.Tests.Portal;

public sealed class ViewSettingsTests
{
    private static readonly ViewSettings Shanghai = ViewSettings.Default with { Zone = "Asia/Shanghai" };

    [Theory]
    [InlineData(ThemeChoice.System, true, true)]
    [InlineData(ThemeChoice.System, false, false)]
    [InlineData(ThemeChoice.Dark, false, true)]
    [InlineData(ThemeChoice.Light, true, false)]
    public void The_palette_is_the_chosen_one_or_the_systems(ThemeChoice choice, bool systemIsDark, bool isDark) =>
        Assert.Equal(isDark, new ViewSettings(choice, systemIsDark, null).IsDark);

    [Fact]
    public void A_field_holds_the_browsers_time_and_gives_the_instant_back()
    {
        Assert.Equal("2026-11-23T20:00", Shanghai.ToInput(Sample.Noon));
        Assert.True(Shanghai.TryReadInput("2026-11-23T20:00", out var at));
        Assert.Equal(Sample.Noon, at);
    }

    [Fact]
    public void An_unknown_zone_is_taken_for_UTC() =>
        Assert.Equal(TimeZoneInfo.Utc, (ViewSettings.Default with { Zone = "Nowhere/Atall" }).TimeZone);

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Nowhere/Atall", "Asia/Shanghai")]
    [InlineData(null, "Asia/Shanghai")]
    public void The_chosen_zone_goes_before_the_browsers(string? chosen, string shown) =>
        Assert.Equal(shown, (Shanghai with { ChosenZone = chosen }).TimeZone.Id);

    [Theory]
    [InlineData("", true)]
    [InlineData("yesterday-ish", false)]
    public void What_is_no_time_is_told_apart_from_none(string input, bool isRight)
    {
        Assert.Equal(isRight, Shanghai.TryReadInput(input, out var at));
        Assert.Null(at);
    }
}
