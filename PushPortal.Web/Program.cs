using PushPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
var roles = RoleSetting.Read(builder.Configuration);
var app = builder.AddGateway(roles).Build();
app.MapGateway(roles);
await app.RunAsync();

/// <summary>The gateway's process; public for tests that host it.</summary>
public partial class Program;
