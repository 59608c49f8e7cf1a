using System.Globalization;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>The report's words around its tables. They say what was done and how to read it; what came out is in the tables alone.</summary>
internal static class ReportText
{
    internal static string Of(EvidenceReport report)
    {
        var settings = report.Settings;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Does transaction mode pay?

            The claim is that delivering a push's segments as one transaction, on an SMSC of the pushes' own, raises the delivery rate of pushes with several segments and lowers the time to delivery. This report compares it with what operators run.
            It is written by `./evidence.sh`, from experiments in virtual time: the same command gives the same figures on any machine. What follows from them for the settings is in [advice.md](advice.md).
            How well the running product agrees with the lab, in real time, stands in [check.md](check.md). Networks of one's own are played on the page *Lab* of the portal: [the lab](../lab.md).

            Size: {report.Cells} cells (a scenario and a number of segments), {LabArms.All.Count} arms, {settings.Seeds} seeds of {settings.Pushes:N0} pushes each, {report.Played:N0} pushes in all. Figures are means over seeds; ± is the half-width of their 95 % interval (Student's t). Differences
            are taken seed by seed, since all arms of a seed meet the same pushes, handsets, spells and, for the first sending of each segment, faults. A difference whose interval takes in zero is in brackets. Nothing was corrected for the number of comparisons: of a
            hundred differences that are nothing, about five will look like something.

            ## What is compared

            | arm | scheduling | SMSC |
            | --- | --- | --- |
            | prior art | each short message on its own, tried again after 1, 5, 15 min and then each hour | carries other traffic too: 20 segments a second, of which others take half |
            | dedicated, unrelated | the same | of the pushes' own: 10 segments a second, what the others leave |
            | dedicated, unrelated, prompt | the same, but tried again after the pauses that the product uses, 200 ms to 2 s, then 5 s to 5 min | of their own |
            | shared, transactions | groups in transaction mode | shared |
            | the product | groups in transaction mode | of their own |

            So no arm has capacity that another has not, and each part of the difference stands alone: the SMSC of its own, the prompt retries, the transaction.
            All arms run the gateway's own short message centre, with its modes; in transaction mode failed groups are handed over again by the gateway's own retry policy. Nothing was rewritten for the experiment.

            ## In short

            The product against the prior art, over all {report.Cells} cells:

            {report.Against(LabArm.SharedStoreAndForward).Counts()}
            The product against unrelated segments that are tried again as promptly as the product does, on an SMSC of their own. What is better here, the transaction does:

            {report.Against(LabArm.DedicatedPrompt).Counts()}
            Percentiles of the time to delivery are of the pushes that were delivered. An arm that delivers the difficult ones too, late, has the worse percentiles for it; *delivered within a minute* counts all pushes alike.

            ## Delivered within the lifetime

            ![Delivered within the lifetime, by scenario and segments](delivered.svg)

            Pushes of 4 segments, %:

            {report.ByArm(LabMeasure.Delivered)}
            ## Time to delivery

            ![Delivered within a minute](delivered-soon.svg)

            Pushes of 4 segments, delivered within a minute, %:

            {report.ByArm(LabMeasure.DeliveredSoon)}
            ![95th percentile of the time to delivery](delivery-p95.svg)

            Pushes of 4 segments, 50th and then 95th percentile, s:

            {report.ByArm(LabMeasure.DeliveryP50)}
            {report.ByArm(LabMeasure.DeliveryP95)}
            ## What the initiator is told

            In every arm the initiator is told when the SMSC knows: in transaction mode by the answer to the submission or the end of the lifetime, otherwise when the last short message has its receipt or its end. ![Time until the initiator knows](known-p95.svg)

            Pushes of 4 segments, 95th percentile of the time until the initiator knows, s:

            {report.ByArm(LabMeasure.KnownP95)}
            Told *delivered*, and the handset did not show it within the lifetime, %. This is what the handset's reassembly makes of segments that come too far apart:

            {report.ByArm(LabMeasure.ToldWrongly)}
            ## What it costs

            ![Segments sent for each delivered push](sent-per-delivered.svg)

            Pushes of 4 segments, segments sent for each delivered push:

            {report.ByArm(LabMeasure.SentPerDelivered)}
            Pushes of 4 segments, shown again, in % of the pushes:

            {report.ByArm(LabMeasure.Duplicates)}
            ## Which part of the gain comes from what

            Pushes of 4 segments; percentage points of *delivered within the lifetime*:

            {report.Parts(LabMeasure.Delivered)}
            The same of *delivered within a minute*:

            {report.Parts(LabMeasure.DeliveredSoon)}
            ## Where the product loses or costs more

            Against the prior art. Every cell whose interval leaves out zero on the wrong side is counted; differences below 1 % of the other's figure, or 0.1 percentage points, are left out. Least and most are over the segments named.

            {report.Against(LabArm.SharedStoreAndForward).Losses()}
            Against unrelated segments with prompt retries on an SMSC of their own:

            {report.Against(LabArm.DedicatedPrompt).Losses()}
            ## Scenarios

            {report.Scenarios()}
            Each page has every measure for 1 to 6 segments. [results.csv](results.csv) has all means and half-widths, [settings.md](settings.md) what single settings of the product do.

            ## The model

            - Pushes come at random, one a second on average, to 500 handsets, with a lifetime of 6 hours. A handset takes 1 s for a segment, and up to 200 ms more at random; its segments queue behind each other. The network says after 5 s that an acknowledgement did not come.
            - Faults and their order are those of the simulated network: congestion, absence, temporary error, loss. Beside them an acknowledgement may be lost: the handset has the segment, and the SMSC hears that it has not. Busy spells are the network's, bad radio and absences each handset's own, all with exponential lengths.
            - A handset reassembles by reference, as the simulated handsets do, and gives an incomplete push up 5 min after its first segment unless the scenario says otherwise. What it has shown and gets again it shows again. A push is delivered when the handset has put it together within the lifetime.
            - Other traffic is single short messages at random times, in one queue with the pushes, to other handsets of the same network. It ends 10 min after the last push.
            - Other traffic meets the same faults and is tried again too: with handsets away or heavy errors a shared SMSC has more to send than it may.
            - An answer *congested* comes by chance, whatever the SMSC sends: slowing down brings nothing in this model, which it does in a network whose congestion is of the SMSC's own making.

            What the model leaves out, and whom that favours:

            - Nobody is told that a handset is back; both sides find out by trying. With alerts both would be faster. The pauses of the product towards absent handsets are shorter (30 s to 15 min), which is policy and not transaction mode.
            - A network that keeps the radio connection open for the next segment (*more messages to send*) would favour transactions; here each segment takes the same time.
            - Short messages of one push that wait at a shared SMSC go one after the other without queueing anew, in every arm. An SMSC that queues each anew would do worse than the prior art here.
            - The prior art's initiator is taken to ask for receipts, and to wait for all of them. Many do not, and know nothing.
            - How long real handsets keep an incomplete push is not known well. *Patient handsets* shows how much of the gain depends on it.

            """);
    }
}
