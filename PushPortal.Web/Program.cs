using PushPortal.Web.Hosting;

return await Launch.RunAsync(args, Console.Out, Console.Error);

/// <summary>The gateway's process; public for tests that host it.</summary>
public partial class Program;
