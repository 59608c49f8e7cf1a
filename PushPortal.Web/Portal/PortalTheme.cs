using MudBlazor;

namespace PushPortal.Web.Portal;

/// <summary>The palette, light and dark; every pair of text and ground that pages use has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).</summary>
internal static class PortalTheme
{
    private const string Ink = "#111827";

    internal static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#4338ca",
            Secondary = "#9d174d",
            Info = "#0369a1",
            Success = "#15803d",
            Warning = "#92400e",
            Error = "#b91c1c",
            AppbarBackground = "#3730a3",
            TextSecondary = "#4b5563",
            ActionDefault = "#4b5563",
            TextDisabled = "#6b7280",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a5b4fc",
            PrimaryContrastText = Ink,
            Secondary = "#f9a8d4",
            SecondaryContrastText = Ink,
            Info = "#7dd3fc",
            InfoContrastText = Ink,
            Success = "#86efac",
            SuccessContrastText = Ink,
            Warning = "#fcd34d",
            WarningContrastText = Ink,
            Error = "#fca5a5",
            ErrorContrastText = Ink,
            Background = Ink,
            DrawerBackground = Ink,
            Surface = "#1f2937",
            AppbarBackground = "#1f2937",
            TextPrimary = "#f3f4f6",
            AppbarText = "#f3f4f6",
            DrawerText = "#e5e7eb",
            DrawerIcon = "#e5e7eb",
            TextSecondary = "#d1d5db",
            ActionDefault = "#d1d5db",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Roboto", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif"] },
        },
    };
}
