using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Listeners;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.WapGateway;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Registers the SMPP server. Comes after the PPG's and the SMSC's own workers: hosted services stop in the reverse order, so outcomes still come while the
/// server waits for them.
/// </summary>
public static class SmppServerRegistration
{
    public static IServiceCollection AddSmppServer(this IServiceCollection services, IConfiguration configuration)
    {
        const string Section = SmppServerOptions.Section;
        services.AddSection<SmppServerOptions>(new SmppServerOptionsValidator(), Section, configuration)
            .Validate(options => ListenEndpoint.TryParse(options.Endpoint ?? "") is not null, Section + ":Endpoint must be address:port, such as 127.0.0.1:2775.")
            .Validate(
                options => string.IsNullOrEmpty(options.Tls.Endpoint) || ListenEndpoint.TryParse(options.Tls.Endpoint) is not null,
                Section + ":Tls:Endpoint must be address:port, such as 127.0.0.1:3550.")
            .Validate(
                options => string.IsNullOrEmpty(options.Tls.Endpoint) || !string.IsNullOrEmpty(options.Tls.CertificatePath),
                Section + ":Tls:CertificatePath must name a PKCS #12 file when there is a TLS endpoint.");
        services.AddSingleton<EsmeBinder>();
        services.AddSingleton<EsmeSessions>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<IHandsetAlerts>(provider => provider.GetRequiredService<AlertDesk>());
        services.AddSingleton<OutcomeAnswers>();
        services.AddSingleton<ITransactionObserver>(provider => provider.GetRequiredService<OutcomeAnswers>());
        services.AddSingleton<SmppStore>();
        services.AddSingleton<MessageFinder>();
        services.AddSingleton<MessageReplacer>();
        services.AddSingleton<EnquiryDesk>();
        services.AddSingleton<GatheringSignal>();
        services.AddSingleton<PartDesk>();
        services.AddSingleton<MessageDesk>();
        services.AddSingleton<IEsmeRequests>(provider => provider.GetRequiredService<MessageDesk>());
        services.AddSingleton<ReceiptSignal>();
        services.AddSingleton<ReceiptDesk>();
        services.AddSingleton<IReceiptAnswers>(provider => provider.GetRequiredService<ReceiptDesk>());
        services.AddSingleton<ITransactionObserver>(provider => provider.GetRequiredService<ReceiptDesk>());
        services.AddSingleton<EsmeDoor>();
        services.AddSingleton<SmppServer>();
        services.AddSingleton(provider => new Listener("the SMPP server", () => provider.GetRequiredService<SmppServer>().IsListening, () => provider.GetRequiredService<SmppServer>().Endpoint?.ToString()));
        services.AddSingleton(provider => new EsmeSessionWatch(() => provider.GetRequiredService<SmppServer>().Sessions));
        services.AddHostedService(provider => provider.GetRequiredService<PartDesk>());
        services.AddHostedService(provider => provider.GetRequiredService<ReceiptDesk>());
        services.AddHostedService(provider => provider.GetRequiredService<SmppServer>());
        services.AddHostedService<OutbindWorker>();
        return services;
    }
}
