using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>A real nginx before two nodes, by the configuration that is deployed (<c>deploy/nginx.conf</c>): only the addresses are those of the test.</summary>
internal sealed partial class Balancer : IDisposable
{
    private const string StreamModule = "/usr/lib/nginx/modules/ngx_stream_module.so";

    private readonly Process _process;

    internal Balancer(string folder, Uri one, Uri two)
    {
        var program = Machine.Program("nginx", "nginx libnginx-mod-stream");
        Address = new Uri($"http://127.0.0.1:{ClosedPort.Find()}");
        var file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(file, Of(File.ReadAllText(Repository.PathOf("deploy", "nginx.conf")), folder, one, two));
        _process = Process.Start(new ProcessStartInfo(program, ["-c", file, "-p", folder, "-e", Path.Combine(folder, "error.log")]) { WorkingDirectory = folder })!;
    }

    internal Uri Address { get; }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Of(string deployed, string folder, Uri one, Uri two)
    {
        var here = SmppServer().Replace(deployed, string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{ClosedPort.Find()} "))
            .Replace("server one:8080", $"server {one.Authority}", StringComparison.Ordinal)
            .Replace("server two:8080", $"server {two.Authority}", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen {Address.Authority};", StringComparison.Ordinal)
            .Replace("listen 2775;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{ClosedPort.Find()};"), StringComparison.Ordinal)
            .Replace("http {", $"http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;", StringComparison.Ordinal);
        var module = File.Exists(StreamModule) ? $"load_module {StreamModule};\n" : "";
        return $"{module}daemon off; master_process off; pid {folder}/nginx.pid;\n{here}";
    }

    [GeneratedRegex("server (one|two):2775 ")]
    private static partial Regex SmppServer();
}
