using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Authorization;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Tests.Rights;

/// <summary>Where the portal asks for a right before it changes anything, as <c>Type.Method</c>: in its code, and as it is seen while an act is done.</summary>
internal sealed partial class CheckedRights : AuthenticationStateProvider
{
    /// <summary>What asks; a method that calls one of these is about to change something.</summary>
    private static readonly Type[] Askers = [typeof(CallerCheck), typeof(DangerQuestion), typeof(OrderQuestion)];

    private readonly AuthenticationStateProvider _inner;
    private readonly ISet<string> _seen;

    /// <param name="seen">What is on the way of a question who is signed in.</param>
    internal CheckedRights(AuthenticationStateProvider inner, ISet<string> seen)
    {
        (_inner, _seen) = (inner, seen);
        inner.AuthenticationStateChanged += NotifyAuthenticationStateChanged;
    }

    public override Task<AuthenticationState> GetAuthenticationStateAsync()
    {
        _seen.UnionWith(new StackTrace().GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>().Where(IsPortals).Select(NameOf));
        return _inner.GetAuthenticationStateAsync();
    }

    /// <summary>All there are, from the IL.</summary>
    internal static IEnumerable<string> InCode() =>
        typeof(CallerCheck).Assembly.GetTypes().Where(type => !Askers.Contains(Outermost(type)))
            .SelectMany(TypeDependencies.MethodsOf)
            .Where(method => TypeDependencies.CalledBy(method).Any(called => Askers.Contains(called.DeclaringType) && !called.IsConstructor))
            .Select(NameOf).Distinct();

    private static bool IsPortals(MethodBase method) => method.DeclaringType is { } type && type.Assembly == typeof(CallerCheck).Assembly;

    /// <summary>As it is written: what the compiler makes of lambdas and asynchronous methods is called by the method that they stand in.</summary>
    private static string NameOf(MethodBase method)
    {
        var made = method.DeclaringType!.Name.StartsWith('<') ? method.DeclaringType.Name : "";
        var written = Written.Match(method.Name) is { Success: true } own ? own.Groups[1].Value
            : Written.Match(made) is { Success: true } machine ? machine.Groups[1].Value
            : method.Name;
        return $"{Outermost(method.DeclaringType).Name}.{written}";
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex("^<+(\\w+)>")]
    private static partial Regex Written { get; }
}
