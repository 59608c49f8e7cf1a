namespace PushPortal.Benchmarks.Viewers;

/// <summary>Who looks on while the load runs: as many programs at the hub as administrators at the dashboard.</summary>
internal sealed class ViewersOfRun : IAsyncDisposable
{
    internal static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(30);

    private readonly List<IAsyncDisposable> _viewers = [];

    internal ViewerCounts Counts { get; } = new();

    internal static async Task<ViewersOfRun> OpenAsync(int count, Uri gateway, CancellationToken ct)
    {
        var viewers = new ViewersOfRun();
        if (count == 0)
        {
            return viewers;
        }

        try
        {
            using var visitor = await PortalVisitor.SignInAsync(gateway, ct);
            for (var i = 0; i < count; i++)
            {
                viewers._viewers.Add(await HubViewer.OpenAsync(gateway, viewers.Counts, ct));
                viewers._viewers.Add(await DashboardCircuit.OpenAsync(gateway, visitor, viewers.Counts, ct));
            }

            return viewers;
        }
        catch
        {
            await viewers.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Counts.End();
        foreach (var viewer in _viewers)
        {
            await viewer.DisposeAsync();
        }
    }
}
