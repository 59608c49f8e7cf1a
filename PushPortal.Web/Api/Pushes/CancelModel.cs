namespace PushPortal.Web.Api.Pushes;

/// <summary>What came of cancelling, over the recipients.</summary>
/// <param name="Cancelled">Those that will not get the push.</param>
/// <param name="TooLate">Those that have an end already, or whose group is at the SMSC.</param>
internal sealed record CancelModel(int Cancelled, int TooLate);
