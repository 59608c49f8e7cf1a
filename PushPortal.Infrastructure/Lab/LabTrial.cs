using PushPortal.Domain.Lab;

namespace PushPortal.Infrastructure.Lab;

/// <summary>One experiment of the portal, while it goes on and after.</summary>
public sealed class LabTrial(LabOrder order, string by, DateTimeOffset startedAt)
{
    private volatile LabTrialView _view = new(LabTrialState.Running, new LabProgress(0, order.Arms.Length * order.Settings.Seeds), null);

    public LabOrder Order => order;

    /// <summary>The user who started it.</summary>
    public string By => by;

    public DateTimeOffset StartedAt => startedAt;

    public LabTrialView View => _view;

    internal void Come(LabInterim interim) =>
        _view = new LabTrialView(LabTrialState.Running, interim.Progress, interim.Result.Figures.Values.First().Count == 0 ? null : interim.Result);

    internal void End(LabTrialState state) => _view = _view with { State = state };
}
