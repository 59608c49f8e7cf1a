namespace PushPortal.Domain.Protocols.Wbxml;

internal readonly record struct WbxmlAttributeValue(byte Page, byte Token, string Text);
