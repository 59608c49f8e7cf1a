using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>What pages ask of the simulated handsets, whatever roles this process has. Members of providers see those of the test recipients.</summary>
/// <param name="handsets">Null where the SMSC, and the simulated network with it, is in another process.</param>
public sealed class HandsetDesk(SimulatedHandsets? handsets, HandsetActions? actions)
{
    /// <summary>Whether there are simulated handsets in this process.</summary>
    public bool IsHere => handsets is not null;

    internal static HandsetDesk Of(IServiceProvider provider) => new(provider.GetService<SimulatedHandsets>(), provider.GetService<HandsetActions>());

    /// <summary>The handset with this number, if the viewer may see it.</summary>
    /// <param name="number">With or without its plus sign.</param>
    public SimulatedHandset? Find(Viewer viewer, string? number)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return number is not null && Infrastructure.Simulator.Msisdn.TryNormalise(number.Trim(), out var msisdn) && (viewer.IsStaff || TestNumbers.Have(msisdn)) ? handsets?.Find(msisdn) : null;
    }

    /// <summary>Those that the viewer may see and whose number has these digits, the test recipients first.</summary>
    public IReadOnlyList<SimulatedHandset> Search(Viewer viewer, string? digits)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var seen = handsets is null ? [] : viewer.IsStaff ? [.. handsets.OfTestRecipients, .. handsets.All] : handsets.OfTestRecipients;
        return string.IsNullOrWhiteSpace(digits) ? seen : [.. seen.Where(handset => handset.Msisdn.Contains(digits.Trim(), StringComparison.Ordinal))];
    }

    /// <summary>Tells of changes of handsets that no transaction tells of, in the execution context of the call, until it is disposed.</summary>
    public IDisposable Watch(Action<SimulatedHandset> watcher) => new HandsetWatch(handsets, watcher);

    /// <summary>Of a handset that is no test recipient's.</summary>
    public void Change(SimulatedHandset handset, HandsetChange change) => Here().Change(handset, change);

    /// <summary>Opens a message on the handset; null when there is nothing to open.</summary>
    public Task<Opening?> OpenAsync(SimulatedHandset handset, long message, CancellationToken ct) =>
        (actions ?? throw NotHere()).OpenAsync(handset, message, byItself: false, ct);

    private SimulatedHandsets Here() => handsets ?? throw NotHere();

    private static InvalidOperationException NotHere() => new("The simulated network is not in this process.");
}
