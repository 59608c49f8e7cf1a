namespace PushPortal.Tests.Protocols.Sms;

/// <summary>How much of SMS-DELIVER stands round the user data of a vector.</summary>
internal enum DeliverLayer
{
    WithServiceCentre,
    Tpdus,
    UserData,
}
