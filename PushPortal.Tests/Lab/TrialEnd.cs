using PushPortal.Infrastructure.Lab;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Lab;

internal static class TrialEnd
{
    /// <summary>An experiment gets what all other threads leave of the processor, and they are the other tests.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>How an experiment ended.</summary>
    internal static Task<LabTrialView> OverAsync(this LabTrial trial) => Eventually.GetAsync(() => trial.View, view => view.IsOver, "the end of the experiment", Limit);
}
