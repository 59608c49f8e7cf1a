using Microsoft.Extensions.Hosting;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Suspends and resumes the intake of submissions, for administrators. It starts as it was left: before any door opens.</summary>
public sealed class IntakeOrders : IHostedService, IDisposable
{
    /// <summary>What is kept, written down and done are of one order, and those of the next come after it.</summary>
    private readonly SemaphoreSlim _one = new(1);
    private readonly SubmissionIntake _intake;
    private readonly StandingOrders? _kept;
    private readonly TimeProvider _clock;

    /// <param name="kept">Null where orders end with the process.</param>
    internal IntakeOrders(SubmissionIntake intake, StandingOrders? kept, TimeProvider clock) => (_intake, _kept, _clock) = (intake, kept, clock);

    /// <summary>Has new submissions refused. What was taken before goes on.</summary>
    public async Task SuspendAsync(Actor by, string reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var suspension = new IntakeSuspension(_clock.GetUtcNow(), by.Name, reason);
            if (_kept is not null)
            {
                await _kept.KeepAsync(
                    new StandingOrderRow { Subject = StandingOrderRow.Intake, OrderedBy = by.Name, Reason = reason, OrderedAt = suspension.Since.UtcTicks },
                    by.Did(AuditAction.SubmissionsSuspended, AuditSubject.Gateway, reason: reason),
                    ct);
            }

            _intake.Set(suspension);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task ResumeAsync(Actor by, string reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_kept is not null)
            {
                await _kept.ForgetAsync(StandingOrderRow.Intake, by.Did(AuditAction.SubmissionsResumed, AuditSubject.Gateway, reason: reason), _clock.GetUtcNow(), ct);
            }

            _intake.Set(null);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var row in _kept is null ? [] : await _kept.AllAsync(cancellationToken))
        {
            if (row.Subject == StandingOrderRow.Intake)
            {
                _intake.Set(new IntakeSuspension(Instant(row.OrderedAt), row.OrderedBy, row.Reason));
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _one.Dispose();
}
