using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>The handsets that are subscribers of the simulated network, by number and by source address.</summary>
public sealed class SimulatedHandsets : IHandsetAddresses
{
    /// <summary>127.0.10.1 to 127.0.255.254.</summary>
    internal const int MostAddresses = 246 * HostsInNet;

    private const int HostsInNet = 254;
    private const int FirstNet = 10;
    private const int TestNet = 9;

    private readonly Lock _adding = new();
    private readonly ConcurrentDictionary<string, SimulatedHandset> _byNumber = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IPAddress, SimulatedHandset> _byAddress = new();
    private readonly FrozenDictionary<string, SimulatedHandset> _testRecipients;
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _clock;

    public SimulatedHandsets(IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _testRecipients = TestRecipients.All.Where(test => test.Outcome != FixedOutcome.UnknownSubscriber).Select(NewTestRecipient).ToFrozenDictionary(handset => handset.Msisdn, StringComparer.Ordinal);
        for (var number = 1; _options.DemoData && number <= SimulatorOptions.DemoHandsets; number++)
        {
            Add($"+86138{number:D8}");
        }
    }

    /// <summary>
    /// A handset can take short messages again: its radio is back or its memory has room (what MAP AlertServiceCentre tells).
    /// The argument is its number. Raised on the thread that changed the handset.
    /// </summary>
    public event Action<string>? HandsetAvailable;

    /// <summary>
    /// Something about a handset is not as it was: a switch, what came of a message. Not raised for messages that arrive, of which there may be very many: the feed of
    /// changes tells of those.
    /// </summary>
    public event Action<SimulatedHandset>? Changed;

    /// <summary>A message is complete that its handset may act on by itself.</summary>
    internal event Action<SimulatedHandset, long>? Arrived;

    /// <summary>Those of the test recipients, ordered by number.</summary>
    public IReadOnlyList<SimulatedHandset> OfTestRecipients => [.. _testRecipients.Values.OrderBy(handset => handset.Msisdn, StringComparer.Ordinal)];

    /// <summary>Ordered by number; without the test recipients.</summary>
    public IReadOnlyList<SimulatedHandset> All => [.. _byNumber.Values.OrderBy(handset => handset.Msisdn, StringComparer.Ordinal)];

    public SimulatedHandset? Find(string msisdn) => _byNumber.GetValueOrDefault(msisdn) ?? _testRecipients.GetValueOrDefault(msisdn);

    /// <summary>The number of the handset with this source address; null when there is none.</summary>
    public string? FindMsisdn(IPAddress source) =>
        _byAddress.GetValueOrDefault(source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source)?.Msisdn;

    /// <summary>The handset with this number, which is made, with the next free source address, if there is none; null when no more fit.</summary>
    public SimulatedHandset? FindOrAdd(string msisdn, out bool added)
    {
        lock (_adding)
        {
            var handset = Find(msisdn);
            added = handset is null && _byNumber.Count < _options.MaxHandsets;
            return added ? Add(msisdn) : handset;
        }
    }

    /// <summary>Merges the change into the handset's state.</summary>
    public void Change(SimulatedHandset handset, HandsetChange change)
    {
        if (handset.Apply(change))
        {
            HandsetAvailable?.Invoke(handset.Msisdn);
        }

        TellChanged(handset);
    }

    internal void TellChanged(SimulatedHandset handset) => Changed?.Invoke(handset);

    internal void TellArrived(SimulatedHandset handset, long number) => Arrived?.Invoke(handset, number);

    /// <summary>At 127.0.9.1 to 127.0.9.8, so that those that are made keep their addresses.</summary>
    private SimulatedHandset NewTestRecipient(TestRecipient test, int place)
    {
        var handset = new SimulatedHandset(test.Msisdn, new IPAddress([127, 0, TestNet, (byte)(1 + place)]), this, _options, _clock);
        handset.Apply(new HandsetChange { Absent = test.Outcome == FixedOutcome.Absent, MemoryFull = test.Outcome == FixedOutcome.MemoryFull });
        return _byAddress[handset.Address] = handset;
    }

    private SimulatedHandset Add(string msisdn)
    {
        var place = _byNumber.Count;
        var address = new IPAddress([127, 0, (byte)(FirstNet + (place / HostsInNet)), (byte)(1 + (place % HostsInNet))]);
        var handset = new SimulatedHandset(msisdn, address, this, _options, _clock);
        _byAddress[address] = handset;
        _byNumber[msisdn] = handset;
        return handset;
    }
}
