namespace PushPortal.Domain.Protocols.Wbxml;

internal readonly record struct WbxmlTag(byte Page, byte Token, string Name);
