using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Disk;

/// <summary>A push of the load, and what the store was asked to keep of it.</summary>
internal sealed class LoadedPush(Push push, IReadOnlyList<TransactionStart> starts)
{
    private volatile LoadedStep[] _steps = [];

    internal Push Push { get; } = push;

    internal IReadOnlyList<TransactionStart> Starts { get; } = starts;

    internal Task<AcceptOutcome>? Accepted { get; set; }

    /// <summary>What the store has been asked so far.</summary>
    internal IReadOnlyList<LoadedStep> Asked => _steps;

    /// <summary>Adds a change that is handed to the store next.</summary>
    internal void Add(LoadedStep step)
    {
        lock (this)
        {
            _steps = [.. _steps, step];
        }
    }

    /// <summary>What is acknowledged at this instant; null when the push itself is not.</summary>
    internal AcknowledgedPush? Acknowledged()
    {
        if (Accepted is not { IsCompletedSuccessfully: true })
        {
            return null;
        }

        var acknowledged = _steps.Where(step => step.Stored is { IsCompletedSuccessfully: true }).ToList();
        return new AcknowledgedPush(this, acknowledged, _steps);
    }
}

/// <summary>A change of one transaction on its way to the store.</summary>
/// <param name="Kind">The line of history that tells it.</param>
/// <param name="Confirms">Whether it says that the initiator has confirmed its notification.</param>
internal sealed record LoadedStep(Transaction After, TimelineKind Kind, bool Confirms)
{
    internal Task? Stored { get; set; }
}

/// <summary>What the store had acknowledged of a push at an instant.</summary>
/// <param name="Asked">What it had been asked by then, acknowledged or not.</param>
internal sealed record AcknowledgedPush(LoadedPush Loaded, IReadOnlyList<LoadedStep> Steps, IReadOnlyList<LoadedStep> Asked);
