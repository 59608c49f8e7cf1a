using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

public sealed class EstimateTests
{
    [Fact]
    public void Interval_is_students()
    {
        var estimate = Estimate.Of([1, 2, 3, 4, 5]);

        Assert.Equal(3, estimate.Mean);
        Assert.Equal(2.776 * Math.Sqrt(2.5) / Math.Sqrt(5), estimate.HalfWidth, 12);
    }

    [Fact]
    public void What_is_not_a_number_is_left_out()
    {
        Assert.Equal(Estimate.Of([1, 2]), Estimate.Of([1, double.NaN, 2]));
        Assert.Equal(double.NaN, Estimate.Of([double.NaN]).Mean);
    }

    [Fact]
    public void Difference_is_one_when_its_interval_leaves_out_zero()
    {
        Assert.True(Estimate.Of([1, 1.1, 0.9]).IsDifferent);
        Assert.False(Estimate.Of([1, -1, 0.5]).IsDifferent);
        Assert.False(Estimate.Of([0, 0, 0]).IsDifferent);
        Assert.False(Estimate.Of([double.NaN, 3]).IsDifferent);
    }
}
