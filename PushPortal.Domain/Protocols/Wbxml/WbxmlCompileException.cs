namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>XML that cannot be compiled to WBXML; the message names the element or attribute. The only exception of compiling.</summary>
public sealed class WbxmlCompileException(string message, Exception? cause = null) : Exception(message, cause);
