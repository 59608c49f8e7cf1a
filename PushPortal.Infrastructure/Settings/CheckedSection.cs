using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace PushPortal.Infrastructure.Settings;

/// <summary>Reads a section that decides what is registered, and checks it at once.</summary>
internal static class CheckedSection
{
    /// <exception cref="SettingException">A value is out of its range; the message names its key.</exception>
    internal static TOptions Read<TOptions>(this IConfigurationSection section, TOptions options)
        where TOptions : class
    {
        section.Bind(options);
        var errors = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true))
        {
            return options;
        }

        throw new SettingException(string.Join(' ', errors.Select(error => $"{section.Path}:{error.MemberNames.FirstOrDefault()}: {error.ErrorMessage}")));
    }
}
