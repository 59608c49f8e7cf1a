using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using MudBlazor;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Fakes;
using PushPortal.Web.Api;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>An error shows its stable code, a plain reason, and the trace id, which can be copied and stands in the log.</summary>
public sealed class ErrorNoteTests
{
    [Theory]
    [InlineData(true, "store-busy", "cannot store it now")]
    [InlineData(false, "internal-error", "Something went wrong on the server")]
    public async Task A_page_that_failed_shows_code_reason_and_trace(bool store, string code, string reason)
    {
        var log = new KeptLog<FailureNote>();
        await using var portal = new PortalUnderTest(add: services => services.AddSingleton<ILogger<FailureNote>>(log));

        var note = portal.Render<FailureNote>(shown => shown.Add(one => one.Failure, store ? new StoreBusyException("The disk is full.") : new InvalidDataException("A secret detail.")));

        Assert.Contains(reason, note.Find("[data-testid=page-failure]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", note.Markup, StringComparison.Ordinal);
        var trace = CodeAndTrace(note, code);
        Assert.Contains(log.Lines, line => line.Text.Contains(trace, StringComparison.Ordinal));
        await note.Find("[data-testid=error-trace] [data-testid=copy]").ClickAsync();
        Assert.Equal(trace, Assert.Single(portal.JSInterop.Invocations["pushPortal.copy"]).Arguments[0]);
    }

    [Fact]
    public async Task An_error_that_is_drawn_again_keeps_its_trace()
    {
        await using var portal = new PortalUnderTest();
        var words = portal.Services.GetRequiredService<IStringLocalizer<Texts>>();
        var note = portal.Render<ErrorNote>(shown => shown.Add(one => one.Error, (PageError)words["StoreBusy"]));
        var trace = CodeAndTrace(note, "store-busy");

        note.Render(shown => shown.Add(one => one.Error, (PageError)words["StoreBusy"]));
        Assert.Equal(trace, CodeAndTrace(note, "store-busy"));

        note.Render(shown => shown.Add(one => one.Error, (PageError)words["NotAllowedWhy"]));
        Assert.NotEqual(trace, CodeAndTrace(note, "forbidden"));
    }

    [Fact]
    public async Task What_a_form_is_refused_for_has_the_code_that_the_API_answers()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        portal.Limits.Resume(FixedAccounts.Other.Id, portal.Clock.GetUtcNow(), 1_000);
        var page = portal.Open<NewPushPage>("/pushes/new");
        await page.Find("[data-testid=dry-run]").ClickAsync();
        CodeAndTrace(page, "invalid-field");

        await page.Find("[data-testid=account]").ChangeAsync(FixedAccounts.Other.Code);
        await page.Find("[data-testid=to]").InputAsync("+8613800000001");
        await page.Find("[data-testid=text]").InputAsync("x");
        await page.Find("[data-testid=dry-run]").ClickAsync();
        CodeAndTrace(page, "quota-exceeded");
    }

    [Fact]
    public async Task What_has_no_place_on_the_page_comes_as_a_note_with_the_same_facts()
    {
        await using var portal = new PortalUnderTest();
        var snacks = portal.Render<MudSnackbarProvider>();
        var words = portal.Services.GetRequiredService<IStringLocalizer<Texts>>();

        await snacks.InvokeAsync(() => portal.Services.GetRequiredService<ISnackbar>().AddError(words["NotAllowedWhy"]));

        snacks.WaitForElement("[data-testid=error]");
        CodeAndTrace(snacks, "forbidden");
    }

    [Fact]
    public async Task A_page_that_is_not_there_and_one_that_is_not_for_the_viewer_say_so_by_code()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.SpReader);

        CodeAndTrace(portal.Render<NotFoundPage>(), "not-found");
        CodeAndTrace(portal.Render<RefusedNote>(shown => shown.AddCascadingValue(Task.FromResult(new Microsoft.AspNetCore.Components.Authorization.AuthenticationState(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([], "test")))))), "forbidden");
    }

    /// <summary>No page says only by words that it failed.</summary>
    [Fact]
    public void Pages_have_no_other_alerts_of_errors()
    {
        var portal = new DirectoryInfo(Path.Combine(Repository.Root().FullName, "PushPortal.Web", "Portal"));

        var others = portal.EnumerateFiles("*.razor", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file.FullName).Where(line => line.Contains("role=\"alert\"", StringComparison.Ordinal) && (line.Contains("_refused", StringComparison.Ordinal) || line.Contains("StoreBusy", StringComparison.Ordinal) || line.Contains("NotAllowedWhy", StringComparison.Ordinal))).Select(line => $"{file.Name}: {line.Trim()}"));
        var snacks = portal.EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file.FullName).Where(line => line.Contains("Severity.Error)", StringComparison.Ordinal)).Select(line => $"{file.Name}: {line.Trim()}"));

        Assert.Empty(others.Concat(snacks));
    }

    private static string CodeAndTrace<T>(IRenderedComponent<T> shown, string code)
        where T : IComponent
    {
        var link = shown.Find("[data-testid=error-code]");
        Assert.Equal((code, $"/docs/errors/{code}"), (link.TextContent, link.GetAttribute("href")));
        Assert.NotNull(ErrorCatalogue.Find(code));
        var trace = shown.Find("[data-testid=error-trace] .pp-mono").TextContent;
        Assert.Matches(new Regex("^[0-9a-f]{32}$"), trace);
        return trace;
    }
}
