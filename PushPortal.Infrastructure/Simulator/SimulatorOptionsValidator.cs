using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Checks the attributes of <see cref="SimulatorOptions"/> at start; the messages name the setting.</summary>
[OptionsValidator]
internal sealed partial class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>;
