using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>
/// The only way to a URL that an outsider gave: result notifications, webhooks, fetches of handsets. No redirects, proxies or
/// cookies; addresses are checked as connections are opened. One pool of connections for each policy value.
/// </summary>
internal sealed class OutgoingHttp(IHostResolver resolver, IOptions<OutgoingOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<OutgoingPolicy, Lazy<HttpMessageInvoker>> _pools = new();
    private readonly OutgoingExchange _exchange = new(options.Value);

    /// <summary>What an account object says does not change: when the account is read anew there is a new one.</summary>
    private readonly ConditionalWeakTable<ServiceProvider, HttpMessageInvoker> _invokers = [];
    private readonly NetworkList _serviceProviderNetworks = NetworkList.TryParse(options.Value.AllowedNetworks.AsReadOnly()) ?? NetworkList.None;

    /// <summary>For the targets of a service provider: its account says what it may reach beside public hosts. Shared: not to be disposed.</summary>
    public HttpMessageInvoker InvokerForServiceProvider(ServiceProvider account) => _invokers.GetValue(account, Open);

    /// <summary>Without a time-out or cap of its own, for a caller that streams and has them itself. Shared: not to be disposed.</summary>
    public HttpMessageInvoker InvokerFor(OutgoingPolicy policy) => _pools.GetOrAdd(policy, wanted => new Lazy<HttpMessageInvoker>(() => Open(wanted))).Value;

    /// <inheritdoc cref="OutgoingExchange.SendAsync"/>
    public Task<T> ExchangeAsync<T>(HttpMessageInvoker invoker, HttpRequestMessage request, Func<HttpResponseMessage, ReadOnlyMemory<byte>, T> read, CancellationToken ct) =>
        _exchange.SendAsync(invoker, request, read, ct);

    /// <summary>For a caller that carries octets it cannot read, such as a tunnel.</summary>
    public OutgoingConnector ConnectorFor(OutgoingPolicy policy) => new(policy, resolver);

    public void Dispose()
    {
        foreach (var pool in _pools.Values) pool.Value.Dispose();
        _exchange.Dispose();
    }

    private HttpMessageInvoker Open(ServiceProvider account)
    {
        var own = NetworkList.TryParse(account.AllowedTargetNetworks) ?? NetworkList.None;
        return InvokerFor(new OutgoingPolicy
        {
            AllowLoopback = account.AllowsLoopbackTargets,
            PlainHttp = account.AllowsLoopbackTargets || !own.Equals(NetworkList.None) ? PlainHttp.WithinAllowedNetworks : PlainHttp.Refused,
            AllowedNetworks = _serviceProviderNetworks.With(own),
        });
    }

    private HttpMessageInvoker Open(OutgoingPolicy policy)
    {
        var connector = ConnectorFor(policy);
#pragma warning disable RS0030 // The one that is guarded.
        return new HttpMessageInvoker(new GuardedHandler(new SocketsHttpHandler
#pragma warning restore RS0030
        {
            ConnectCallback = async (connection, ct) => await connector.ConnectAsync(
                connection.DnsEndPoint, encrypted: connection.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps, ct),
            ConnectTimeout = options.Value.ConnectTimeout,
            PooledConnectionLifetime = options.Value.ConnectionLifetime,
            MaxConnectionsPerServer = options.Value.ConnectionsPerTarget,
            MaxResponseHeadersLength = 64,                                // KiB
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,           // a small answer cannot unfold into a large one
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,    // a handset's header octets pass as they are
            ActivityHeadersPropagator = null,                             // our trace ids are nobody else's business
        }));
    }
}
