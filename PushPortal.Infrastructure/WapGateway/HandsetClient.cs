using System.Net;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Who is at the other end of a connection to the gateway.</summary>
/// <param name="Source">The source address; an IPv4-mapped one as IPv4.</param>
/// <param name="Msisdn">The handset's number; null for an unidentified client that is served all the same.</param>
internal readonly record struct HandsetClient(IPAddress Source, string? Msisdn);
