namespace PushPortal.Tests.Protocols;

/// <summary>How many damaged inputs each codec gets in every run, the most where one costs the least.</summary>
internal static class FloodCounts
{
    public const int Wbxml = 180_000;
    public const int DocumentXml = 15_000;
    public const int PushPdu = 270_000;
    public const int Mms = 150_000;
    public const int UserDataHeader = 185_000;
    public const int Content = 50_000;
    public const int Layout = 100_000;
    public const int Pap = 20_000;
    public const int Xml = 100_000;
    public const int Multipart = 50_000;
}
