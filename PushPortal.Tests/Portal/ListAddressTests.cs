using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>What a list's address says is what its page is given, whatever was written: each of a list's queries, and each of their members.</summary>
public sealed class ListAddressTests
{
    /// <summary>Everything that has a meaning in an address, and what is not ASCII.</summary>
    private const string Written = "a b+c&d=e%f:g/h?i#j;k\"l'中文";

    /// <summary>The page of each query.</summary>
    private static readonly Dictionary<Type, Type> Pages = new()
    {
        [typeof(AuditQuery)] = typeof(AuditLogPage),
        [typeof(CallbackListQuery)] = typeof(CallbacksPage),
        [typeof(FailureListQuery)] = typeof(FailuresPage),
        [typeof(PushListQuery)] = typeof(PushListPage),
        [typeof(QueueQuery)] = typeof(QueuesPage),
        [typeof(RefusalListQuery)] = typeof(RefusalsPage),
        [typeof(ReportsQuery)] = typeof(ReportsPage),
    };

    public static TheoryData<Type> Queries => new(typeof(PushListQuery).Assembly.GetTypes().Where(type =>
        type.Namespace == typeof(PushListQuery).Namespace && type.Name.EndsWith("Query", StringComparison.Ordinal) && type.GetMethod("<Clone>$") is not null));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Address_gives_the_page_what_the_query_says(Type query)
    {
        var members = query.GetProperties().Where(member => member.PropertyType == typeof(string) && member.CanWrite).ToList();
        var asked = members.ToDictionary(member => member.Name, member => $"{member.Name} {Written}");
        var make = query.GetConstructors().MinBy(made => made.GetParameters().Length)!;
        var written = make.Invoke([.. make.GetParameters().Select(given => (object)asked[given.Name!])]);
        members.ForEach(member => member.SetValue(written, asked[member.Name]));

        var address = (string)query.GetMethod("ToUri", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(written, query == typeof(AuditQuery) ? [null] : [])!;
        var read = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);

        // Parameters and members have the same names, whatever their case.
        var given = Pages[query].GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(member => (member.Name, From: member.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(member => member.From is not null)
            .Select(member => member.From!.Name ?? member.Name);
        Assert.All(read.Keys, parameter => Assert.Contains(parameter, given, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(
            asked.Select(member => (member.Key.ToUpperInvariant(), member.Value)).Order(),
            read.Select(parameter => (parameter.Key.ToUpperInvariant(), parameter.Value.ToString())).Order());
    }
}
