using System.Net;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Tests.Fakes;

/// <summary>A name server whose answers are given in advance, one a look-up; the last one stays.</summary>
internal sealed class ScriptedResolver(params string[][] answers) : IHostResolver
{
    public int LookUps { get; private set; }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) =>
        Task.FromResult(answers[Math.Min(LookUps++, answers.Length - 1)].Select(IPAddress.Parse).ToArray());
}
