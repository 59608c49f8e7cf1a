using Microsoft.Extensions.Options;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>What the page of the links asks for, whatever roles this process has.</summary>
/// <param name="smsc">The way to an SMSC in another process; null where the SMSC is here.</param>
/// <param name="longestWindow">A transaction window is shorter than this: handsets and the PPG wait no longer.</param>
public sealed class LinkWatch(SmscStatus? status, IEnumerable<IHandsetLink> links, LinkPolicies? policies, ISmscLinkStatus? smsc, TimeSpan longestWindow, LinkOrders? orders = null, EsmeSessionWatch? esmes = null)
{
    private readonly IHandsetLink[] _links = [.. links];

    /// <summary>Whether the SMSC is in this process.</summary>
    public bool HasSmsc => status is not null;

    public IReadOnlyList<LinkStatus> Links => status?.Links ?? [];

    /// <summary>The sessions of ESMEs here.</summary>
    public IReadOnlyList<EsmeSessionStatus> Sessions => esmes?.Sessions ?? [];

    public ISmscLinkStatus? Smsc => smsc;

    public TimeSpan LongestWindow => longestWindow;

    internal static LinkWatch Of(IServiceProvider provider)
    {
        var answerTime = provider.GetRequiredService<IOptions<PpgOptions>>().Value.AnswerTime;
        var reassemblyTime = provider.GetService<SmscPolicy>()?.ReassemblyTime ?? answerTime;
        return new LinkWatch(
            provider.GetService<SmscStatus>(),
            provider.GetServices<IHandsetLink>(),
            provider.GetService<LinkPolicies>(),
            provider.GetService<ISmscLinkStatus>(),
            answerTime < reassemblyTime ? answerTime : reassemblyTime,
            provider.GetService<LinkOrders>(),
            provider.GetService<EsmeSessionWatch>());
    }

    /// <summary>In the order of the settings.</summary>
    internal IReadOnlyList<IHandsetLink> Configured => _links;

    /// <summary>The link of this name; null when there is none here.</summary>
    public IHandsetLink? Find(string? name) => Array.Find(_links, link => link.Name == name);

    /// <summary>Whether an administrator changed the link's policy.</summary>
    public bool IsChanged(string name) => policies?.IsChanged(name) == true;

    /// <summary>Changes a link's policy; null gives it the settings' own again.</summary>
    public Task ChangeAsync(string name, LinkPolicy? policy, Actor by, string reason, CancellationToken ct) =>
        policies?.ChangeAsync(name, policy, by, reason, ct) ?? throw NotHere();

    /// <summary>Lets a link start groups, drains or stops it.</summary>
    public Task SetModeAsync(string name, LinkMode mode, Actor by, string reason, CancellationToken ct) =>
        orders?.SetAsync(name, mode, by, reason, ct) ?? throw NotHere();

    /// <param name="segmentsPerSecond">Null for its settings' own limit.</param>
    public Task ThrottleAsync(string name, int? segmentsPerSecond, Actor by, string reason, CancellationToken ct) =>
        orders?.ThrottleAsync(name, segmentsPerSecond, by, reason, ct) ?? throw NotHere();

    private static InvalidOperationException NotHere() => new("The SMSC is not in this process.");
}
