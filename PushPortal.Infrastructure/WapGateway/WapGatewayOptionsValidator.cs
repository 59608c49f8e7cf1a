using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.WapGateway;

[OptionsValidator]
internal sealed partial class WapGatewayOptionsValidator : IValidateOptions<WapGatewayOptions>;
