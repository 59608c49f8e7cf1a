namespace PushPortal.Web.Portal.Pages;

/// <summary>How a field of the form is filled in, and how it stands in the REST body.</summary>
public enum NewPushFieldKind
{
    Text,
    /// <summary>A text of several lines.</summary>
    LongText,
    /// <summary>An array, one text a line.</summary>
    Lines,
    Number,
    /// <summary>A local date and time; an instant in the body.</summary>
    Instant,
    /// <summary>Hexadecimal digits; spaces between them do not matter.</summary>
    Hex,
    /// <summary>One of some words.</summary>
    Choice,
}
