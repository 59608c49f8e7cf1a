using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.WapGateway;

[OptionsValidator]
internal sealed partial class WspOptionsValidator : IValidateOptions<WspOptions>;
