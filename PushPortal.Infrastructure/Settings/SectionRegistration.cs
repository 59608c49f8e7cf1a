using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Settings;

/// <summary>Binds a section of the settings to its options and checks it at start.</summary>
internal static class SectionRegistration
{
    /// <param name="rules">The generated validator; its messages get the section's name put in front.</param>
    internal static OptionsBuilder<TOptions> AddSection<TOptions>(this IServiceCollection services, IValidateOptions<TOptions> rules, string section, IConfiguration configuration)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(section, rules));
        return services.AddOptionsWithValidateOnStart<TOptions>().Bind(configuration.GetSection(section));
    }
}
