using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A segment that the network has taken and not yet answered.</summary>
/// <param name="Policy">What answers mean on the link that it came by.</param>
/// <param name="Handset">Null when no handset has this number.</param>
/// <param name="Outcome">What becomes of it whatever the network's settings are; null when it is for no test recipient.</param>
internal readonly record struct SegmentOnAir(SegmentDelivery Segment, LinkPolicy Policy, SimulatedHandset? Handset, RandomFault Fault, FixedOutcome? Outcome = null);
