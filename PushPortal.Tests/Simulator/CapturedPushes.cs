namespace PushPortal.Tests.Simulator;

/// <summary>User data headers and user data of pushes as networks carried them.</summary>
internal static class CapturedPushes
{
    /// <summary>Service indication in two segments, ports before the 8-bit concatenation element; captured in a German network.</summary>
    public static readonly (byte[] Header, byte[] Data)[] ServiceIndication =
    [
        (Hex("0b05040b8423f00003960201"), Hex(
            "01060b03ae81eac3958d01a2b48403056a0a20566f6461666f6e650045c60c037761702e6d65696e63616c6c79612e64652f000801035a756d"
            + "206b6f7374656e6c6f73656e20506f7274616c20224d65696e0083000322202d2065696e66616368206175662064656e"
            + "20666f6c67656e64656e204c696e6b206b6c69636b656e")),
        (Hex("0b05040b8423f00003960202"), Hex(
            "206f64657220646965"
            + "20536569746520646972656b7420617566727566656e2e2049687200830003205465616d000101")),
    ];

    /// <summary>MMS notification in two segments, 16-bit concatenation element before the ports; captured in a UK network.</summary>
    public static readonly (byte[] Header, byte[] Data)[] MmsNotification =
    [
        (Hex("0c08049f8e020105040b8423f0"), Hex(
            "0106226170706c"
            + "69636174696f6e2f766e642e7761702e6d6d732d6d65737361676500af848c82984e4f4b3543694b636f544d59534734"
            + "4d4253774141734b7631344655484141414141414141008d908919802b3434373738353334323734392f545950453d50"
            + "4c4d4e008a808e0274008805810301194083687474703a2f")),
        (Hex("0c08049f8e020205040b8423f0"), Hex(
            "2f70726f6d6d73"
            + "2f736572766c6574732f4e4f4b3543694b636f544d595347344d4253774141734b763134465548414141414141414100")),
    ];

    /// <summary>MMS notification in one segment with ports alone.</summary>
    public static readonly (byte[] Header, byte[] Data)[] SingleSegment =
    [
        (Hex("0605040b8423f0"), Hex(
            "0106246170706c69636174696f6e2f766e642e7761702e6d6d732d6d65737361676500af84b4868c82984f67514b4b42008d9089088045726f74696b"
            + "009650696e2d557073008a808e0240008805810303f48083687474703a2f2f657073332e64652f4f2f5a39495a4f00")),
    ];

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);
}
