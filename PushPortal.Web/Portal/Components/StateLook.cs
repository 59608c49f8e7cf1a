using MudBlazor;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>The icon and the colour that go with each state's word.</summary>
internal readonly record struct StateLook(string Icon, string Css)
{
    internal static StateLook Of(TransactionState state, TransactionStep step) => state switch
    {
        TransactionState.Pending => step switch
        {
            TransactionStep.Deferred => new(Icons.Material.Filled.Event, "pp-off"),
            TransactionStep.Queued => new(Icons.Material.Filled.HourglassEmpty, ""),
            TransactionStep.Suspended => new(Icons.Material.Filled.SettingsInputAntenna, ""),
            TransactionStep.WaitingToRetry => new(Icons.Material.Filled.Replay, "pp-warn"),
            TransactionStep.Held => new(Icons.Material.Filled.PauseCircle, "pp-warn"),
            _ => new(Icons.Material.Filled.HourglassEmpty, ""),
        },
        TransactionState.Delivered => new(Icons.Material.Filled.CheckCircle, "pp-good"),
        TransactionState.Undeliverable => new(Icons.Material.Filled.Error, "pp-bad"),
        TransactionState.Expired => new(Icons.Material.Filled.TimerOff, "pp-bad"),
        TransactionState.Cancelled => new(Icons.Material.Filled.Cancel, "pp-off"),
        TransactionState.Rejected => new(Icons.Material.Filled.Block, "pp-bad"),
        TransactionState.Aborted => new(Icons.Material.Filled.StopCircle, "pp-bad"),
        TransactionState.Timeout => new(Icons.Material.Filled.HourglassDisabled, "pp-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    internal static StateLook Of(PushStatus status) => status switch
    {
        PushStatus.Pending => new(Icons.Material.Filled.HourglassEmpty, ""),
        PushStatus.Delivered => new(Icons.Material.Filled.CheckCircle, "pp-good"),
        PushStatus.Failed => new(Icons.Material.Filled.Error, "pp-bad"),
        PushStatus.PartlyDelivered => new(Icons.Material.Filled.IncompleteCircle, "pp-warn"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
