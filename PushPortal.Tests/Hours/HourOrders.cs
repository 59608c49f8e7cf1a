using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Hours;

/// <summary>Everything that the seed has in store: pushes, absences, outages, clocks that are set, and crashes.</summary>
internal sealed class HourOrders(HourPlan plan, HourAgenda agenda, HourProcess process, HourAir air, VirtualLink[] links, Dictionary<string, VirtualHandset> handsets)
{
    public void Place()
    {
        for (var at = 0; at < HourPlan.Handsets; at++)
        {
            handsets.Add(NumberOf(at), new VirtualHandset());
        }

        for (var push = 0; push < plan.Pushes; push++)
        {
            agenda.At(HourPlan.Start.AddMilliseconds(agenda.Random.Next(3_300_000)), Accept);
        }

        for (var absence = 0; absence < plan.Absences; absence++)
        {
            var number = NumberOf(agenda.Random.Next(HourPlan.Handsets));
            var full = agenda.Random.Next(3) == 0;
            var from = HourPlan.Start.AddMilliseconds(agenda.Random.Next(3_000_000));
            agenda.At(from, () => Away(handsets[number], full, true));
            agenda.At(from.AddMilliseconds(agenda.Random.Next(1_000, 900_000)), () => Return(number, full));
        }

        for (var outage = 0; outage < plan.Outages; outage++)
        {
            var link = links[agenda.Random.Next(links.Length)];
            var from = HourPlan.Start.AddMilliseconds(agenda.Random.Next(3_300_000));
            agenda.At(from, () => air.Lose(link));
            agenda.At(from.AddMilliseconds(agenda.Random.Next(100, 60_000)), () => link.Available = true);
        }

        for (var jump = 0; jump < plan.ClockJumps; jump++)
        {
            agenda.At(HourPlan.Start.AddMilliseconds(agenda.Random.Next(3_600_000)), () =>
            {
                agenda.Clock.Offset += TimeSpan.FromSeconds(agenda.Random.Next(-600, 600));
                process.Wake();
            });
        }

        for (var crash = 0; crash < plan.Crashes; crash++)
        {
            agenda.At(HourPlan.Start.AddMilliseconds(agenda.Random.Next(3_500_000)), process.Crash);
        }
    }

    private void Accept()
    {
        if (!process.Running)
        {
            return;
        }

        var now = agenda.Clock.GetUtcNow();
        var segments = agenda.Random.Next(20) == 0 ? agenda.Random.Next(7, 26) : agenda.Random.Next(1, 7);
        var datagram = new byte[segments == 1 ? 100 : (segments * 120) + 5];
        agenda.Random.NextBytes(datagram);
        var kind = agenda.Random.Next(100);
        var request = SamplePush.Request($"{agenda.Count}", NumberOf(agenda.Random.Next(HourPlan.Handsets))) with
        {
            Account = SamplePush.Account(1 + agenda.Random.Next(3)),
            Content = new RawContent { Body = datagram, Wsp = false },
            Priority = (Priority)agenda.Random.Next(3),
            DeliverBefore = agenda.Random.Next(10) == 0 ? now.AddMilliseconds(agenda.Random.Next(1_000, 600_000)) : null,
            DeliverAfter = agenda.Random.Next(20) == 0 ? now.AddMilliseconds(agenda.Random.Next(1, 300_000)) : null,
            Mode = kind < 5 ? SmscMode.StoreAndForward : SmscMode.Transaction,
            OneTry = kind is >= 5 and < 10,
        };
        if (request.DeliverAfter >= request.DeliverBefore)
        {
            request = request with { DeliverAfter = null };
        }

        process.Accept(request);
    }

    private void Return(string number, bool full)
    {
        Away(handsets[number], full, false);
        if (process.Running && !agenda.Fails(1))
        {
            process.HandsetAvailable(number);
        }
    }

    private static void Away(VirtualHandset handset, bool full, bool away)
    {
        if (full)
        {
            handset.MemoryFull = away;
        }
        else
        {
            handset.Absent = away;
        }
    }

    private static string NumberOf(int handset) => $"+{1 + (handset % 2)}555000{handset:d4}";
}
