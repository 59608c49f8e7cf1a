using System.Reflection;

namespace PushPortal.Tests;

public sealed class ArchitectureTests
{
    private const string Domain = "PushPortal.Domain";
    private const string Protocols = $"{Domain}.Protocols";
    private const int MostLines = 400;

    private static readonly string[] FoldersByKind = ["Common", "Helpers", "Utils", "Services", "Models", "Interfaces", "Managers", "Extensions"];
    private static readonly string[] NotSource = ["bin", "obj", "node_modules", ".git", "TestResults"];

    [Fact]
    public void Domain_references_nothing_but_the_system_libraries()
    {
        var references = Assembly.Load(Domain).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_opens_no_sockets()
    {
        var references = Assembly.Load(Domain).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name => name is "System.Net.Sockets" or "System.Net.Http" or "System.Net.Security");
    }

    [Fact]
    public void Protocols_use_no_other_folder_of_the_domain() =>
        Assert.Empty(Uses(from: [Protocols], to: Domain, except: Protocols));

    [Theory]
    [InlineData($"{Domain}.Smsc")]
    [InlineData($"{Domain}.Transactions")]
    public void Smsc_and_transactions_do_not_know_smpp(string folder) =>
        Assert.Empty(Uses(from: [folder], to: $"{Protocols}.Smpp"));

    /// <summary>What both say in the same words stands beside them.</summary>
    [Theory]
    [InlineData("PushPortal.Web.Portal.Pages")]
    [InlineData("PushPortal.Web.Portal.Components")]
    public void Rest_does_not_know_pages(string folder) =>
        Assert.Empty(Uses(from: ["PushPortal.Web.Api"], to: folder, assembly: "PushPortal.Web"));

    [Fact]
    public void Uses_within_a_method_are_seen() =>
        Assert.Contains("PushPortal.Domain.Smsc.Segmenter uses PushPortal.Domain.Protocols.Sms.UserDataHeader", Uses(from: [$"{Domain}.Smsc"], to: $"{Protocols}.Sms"));

    [Fact]
    public void Folders_are_named_by_concept_and_not_by_kind() =>
        Assert.DoesNotContain(Folders(Repository.Root()), folder => FoldersByKind.Contains(folder.Name));

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = Folders(Repository.Root())
            .Where(folder => folder.Name != "Migrations")
            .SelectMany(folder => folder.EnumerateFiles())
            .Where(file => file.Extension is ".cs" or ".razor" && File.ReadLines(file.FullName).Count() > MostLines)
            .Select(file => file.FullName);

        Assert.Empty(tooLong);
    }

    private static List<string> Uses(IReadOnlyList<string> from, string to, string? except = null, string assembly = Domain) =>
    [
        .. Assembly.Load(assembly).GetTypes()
            .Where(type => from.Any(folder => IsIn(type, folder)))
            .SelectMany(type => TypeDependencies.Of(type).Where(used => IsIn(used, to) && (except is null || !IsIn(used, except))).Select(used => $"{type} uses {used}")),
    ];

    private static bool IsIn(Type type, string folder) =>
        type.Namespace is { } name && (name == folder || name.StartsWith(folder + ".", StringComparison.Ordinal));

    private static IEnumerable<DirectoryInfo> Folders(DirectoryInfo root) =>
        root.EnumerateDirectories().Where(folder => !NotSource.Contains(folder.Name)).SelectMany(Folders).Prepend(root);
}
