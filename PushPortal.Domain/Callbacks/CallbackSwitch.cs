namespace PushPortal.Domain.Callbacks;

/// <summary>Why an endpoint is enabled or disabled. The numbers are stored.</summary>
public enum CallbackSwitch : byte
{
    /// <summary>Somebody wanted it so.</summary>
    Asked = 0,

    /// <summary>It answered 410: nobody takes results there any more.</summary>
    Gone = 1,

    /// <summary>For too long nothing was confirmed there.</summary>
    Failing = 2,
}
