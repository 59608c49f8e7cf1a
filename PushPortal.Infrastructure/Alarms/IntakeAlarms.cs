using PushPortal.Domain.Alarms;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Whether new submissions are refused: nobody is to forget it.</summary>
internal sealed class IntakeAlarms(SubmissionIntake intake, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.SubmissionsSuspended;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AlarmCondition>>([AlarmRules.Intake(intake.Suspension, clock.GetUtcNow())]);
}
