namespace PushPortal.Tests.Hours;

/// <summary>
/// An hour of a gateway in virtual time: PPG, SMSC, links and handsets, with everything going wrong that a seed orders: answers lost, late and false, throttling,
/// links down, handsets away, processes killed, disks that refuse, clocks set. The code is that of production; only time, disk and network are not.
/// </summary>
internal sealed class SimulatedHour
{
    private readonly HourAgenda _agenda;
    private readonly VirtualStore _store = new();
    private readonly Dictionary<string, VirtualHandset> _handsets = [];
    private readonly HourRules _rules;
    private readonly HourProcess _process;
    private readonly HourOrders _orders;

    /// <param name="tells">Whether a rule that is broken is told with all that happened before.</param>
    public SimulatedHour(HourPlan plan, bool tells = false)
    {
        _agenda = new HourAgenda(plan);
        _rules = new HourRules(_store, tells) { Now = () => _agenda.Now };
        var air = new HourAir(_agenda, _rules, _handsets, () => _process!.Centre);
        VirtualLink[] links =
        [
            new VirtualLink("narrow", window: 8, segmentsPerSecond: plan.HasRates ? 20 : 0, '1', air.Send),
            new VirtualLink("wide", window: 200, segmentsPerSecond: 0, '2', air.Send),
        ];
        _process = new HourProcess(plan, _agenda, _store, _rules, links);
        _orders = new HourOrders(plan, _agenda, _process, air, links, _handsets);
    }

    /// <summary>Plays the hour and what it takes afterwards, and checks every rule on the way.</summary>
    public void Play()
    {
        _orders.Place();
        _process.Start();
        DateTimeOffset? next = null;
        while (_store.Pending > 0 || _agenda.Now < HourPlan.Calm)
        {
            var due = _agenda.Next;
            if ((due is null || next < due ? next : due) is not { } then)
            {
                // Nothing will happen any more: everything has come to its end, or never will.
                break;
            }

            _agenda.Clock.Now = then;
            if (_agenda.Now > HourPlan.Calm.AddHours(4))
            {
                break;
            }

            _agenda.Happen();
            next = _process.Advance();
        }

        if (_store.Pending > 0)
        {
            throw new InvalidOperationException($"{_store.Pending} transactions do not come to their end.");
        }

        _rules.CheckEnd(_handsets);
    }
}
