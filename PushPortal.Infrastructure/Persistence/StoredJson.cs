using System.Text.Json.Serialization;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The JSON that is kept inside rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TimelineDetails))]
[JsonSerializable(typeof(GroupReport))]
[JsonSerializable(typeof(LinkPolicy))]
[JsonSerializable(typeof(FailureFilter))]
[JsonSerializable(typeof(IReadOnlyList<BulkRetryKind>))]
[JsonSerializable(typeof(ImportMapping))]
[JsonSerializable(typeof(IReadOnlyList<RouteRule>))]
internal sealed partial class StoredJson : JsonSerializerContext;
