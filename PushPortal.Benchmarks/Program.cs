using System.CommandLine;
using BenchmarkDotNet.Running;
using PushPortal.Benchmarks.Evidence;
using PushPortal.Benchmarks.Pipeline;

if (args is not [PipelineCommand.Name or EvidenceCommand.Name, ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

PeerSockets.RunOnOneThread();
return await new RootCommand("Benchmarks of PushPortal. Anything but the commands below goes to BenchmarkDotNet.") { PipelineCommand.Create(), EvidenceCommand.Create() }
    .Parse(args).InvokeAsync();
