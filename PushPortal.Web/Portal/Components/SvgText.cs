using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace PushPortal.Web.Portal.Components;

/// <summary>Text of a drawing: the element has the name of one that means something else to the pages' compiler.</summary>
internal static class SvgText
{
    /// <param name="anchor">Which end of it stands at the place: start, middle or end.</param>
    internal static RenderFragment Of(double x, double y, string anchor, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Number(x));
        builder.AddAttribute(2, "y", Number(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddContent(4, text);
        builder.CloseElement();
    };

    /// <summary>A place or a length in a drawing.</summary>
    internal static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
