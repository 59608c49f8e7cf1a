using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Outgoing;

[OptionsValidator]
internal sealed partial class OutgoingOptionsValidator : IValidateOptions<OutgoingOptions>;
