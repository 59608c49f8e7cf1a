namespace PushPortal.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Domain_references_nothing_but_the_system_libraries()
    {
        var references = System.Reflection.Assembly.Load("PushPortal.Domain").GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }
}
