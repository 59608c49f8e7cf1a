using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Lists;

/// <summary>The doors that pushes come in by, in the words of addresses and of REST.</summary>
internal static class SourceWords
{
    internal static string Word(PushSource source) => source.ToString().ToLowerInvariant();

    internal static PushSource? Parse(string? word) => Enum.GetValues<PushSource>().Cast<PushSource?>().FirstOrDefault(known => Word(known!.Value) == word);
}
