using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>How an arm is drawn: colours that are told apart with any eyes, and a mark for those who see none.</summary>
/// <param name="Light">On a light page.</param>
/// <param name="Dark">On a dark one.</param>
/// <param name="Mark">An SVG path around the origin.</param>
internal sealed record ArmStyle(string Light, string Dark, string Mark, double Width)
{
    private const string Circle = "M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0Z";
    private const string Square = "M-3,-3H3V3H-3Z";
    private const string Triangle = "M0,-4L3.6,2.8H-3.6Z";
    private const string Diamond = "M0,-4.2L4.2,0L0,4.2L-4.2,0Z";
    private const string Cross = "M-3,-3L3,3M3,-3L-3,3";

    internal static ArmStyle Of(LabArm arm) => arm switch
    {
        LabArm.SharedStoreAndForward => new("#b3401c", "#ff8a5c", Square, 1.8),
        LabArm.DedicatedStoreAndForward => new("#a86f00", "#f2b84b", Triangle, 1.5),
        LabArm.DedicatedPrompt => new("#8a3f8f", "#d998dd", Cross, 1.5),
        LabArm.SharedTransactions => new("#2f7d5b", "#6fd3a5", Diamond, 1.5),
        LabArm.DedicatedTransactions => new("#0b5cad", "#6cb6ff", Circle, 2.4),
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, null),
    };
}
