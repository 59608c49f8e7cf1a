using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Imports;

[OptionsValidator]
internal sealed partial class ImportOptionsValidator : IValidateOptions<ImportOptions>;
