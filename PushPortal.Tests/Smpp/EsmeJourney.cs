using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>A class of tests whose ESMEs come to the shared gateway.</summary>
public abstract class EsmeJourney(SharedGateway shared) : Journey(shared)
{
    private readonly List<EsmeClient> _esmes = [];

    public override async ValueTask DisposeAsync()
    {
        foreach (var esme in _esmes)
        {
            await esme.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Connected, and not bound.</summary>
    internal async Task<EsmeClient> ConnectAsync()
    {
        var esme = await EsmeClient.ConnectAsync(Gateway.Smpp);
        _esmes.Add(esme);
        return esme;
    }

    internal async Task<EsmeClient> BoundAsync(BindType type = BindType.Transceiver, string systemId = "demo", string password = "demo-key", byte version = InterfaceVersions.Smpp34) =>
        await (await ConnectAsync()).BoundAsync(type, systemId, password, version);

    /// <summary>A handset that does not answer paging.</summary>
    internal async Task<Handset> NewAbsentHandsetAsync()
    {
        var handset = await Gateway.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        return handset;
    }
}
