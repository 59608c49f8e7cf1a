using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Settings;

/// <summary>
/// Puts the section in front of the names in a generated validator's messages, so that they name the key that has to be corrected. (The
/// generated range check ignores a message of its own.)
/// </summary>
internal sealed class SectionValidator<TOptions>(string section, IValidateOptions<TOptions> rules) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        // A generated validator writes "name.Property" when the options have a name.
        var result = rules.Validate(section, options);
        return result.Failed
            ? ValidateOptionsResult.Fail(result.Failures.Select(failure => failure.Replace(section + ".", section + ":", StringComparison.Ordinal)))
            : result;
    }
}
