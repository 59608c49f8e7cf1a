using System.Text.Json.Serialization;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The JSON that is kept inside rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TimelineDetails))]
[JsonSerializable(typeof(GroupReport))]
[JsonSerializable(typeof(LinkPolicy))]
internal sealed partial class StoredJson : JsonSerializerContext;
