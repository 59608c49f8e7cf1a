using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Retries;

[OptionsValidator]
internal sealed partial class BulkRetryOptionsValidator : IValidateOptions<BulkRetryOptions>;
