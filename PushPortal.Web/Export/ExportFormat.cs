namespace PushPortal.Web.Export;

/// <summary>The forms that a list is downloaded in.</summary>
internal enum ExportFormat
{
    Csv,
    /// <summary>A JSON object a line.</summary>
    JsonLines,
}
