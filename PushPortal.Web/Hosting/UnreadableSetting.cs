namespace PushPortal.Web.Hosting;

/// <summary>Knows the settings whose text is none of their type, before any rule about their value: the binder names the key.</summary>
internal static class UnreadableSetting
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    extension(Exception exception)
    {
        /// <summary>The binder has no exception type of its own.</summary>
        internal bool IsUnreadableSetting => exception is InvalidOperationException { Source: Binder };
    }
}
