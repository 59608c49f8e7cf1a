namespace PushPortal.Domain.Routes;

/// <summary>The routes in force in this process, for whoever asks on the way of a push: reading takes no lock. Without an SMSC here there are none.</summary>
public sealed class RouteBook
{
    private volatile RouteTable _inForce = RouteTable.None;

    public RouteTable InForce => _inForce;

    public void Take(RouteTable table) => _inForce = table;
}
