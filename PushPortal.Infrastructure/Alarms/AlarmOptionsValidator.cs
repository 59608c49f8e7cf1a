using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Alarms;

[OptionsValidator]
internal sealed partial class AlarmOptionsValidator : IValidateOptions<AlarmOptions>;
