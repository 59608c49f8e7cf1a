namespace PushPortal.Web.Api.Keys;

/// <summary>A key with the secret that it has got now.</summary>
/// <param name="Secret">What requests are authenticated with. It is told this once, and nowhere kept.</param>
internal sealed record ApiKeySecretModel(ApiKeyModel Key, string Secret);
