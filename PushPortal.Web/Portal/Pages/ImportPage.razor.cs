using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Imports;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Where files of pushes are brought, and those that were brought, the newest first.</summary>
public sealed partial class ImportPage(PushImports imports, IAccountDirectory accounts, CallerCheck callers, NavigationManager navigation) : PortalPage
{
    private const int RowsOfPage = 50;

    private IReadOnlyList<PushImport> _rows = [];
    private IBrowserFile? _file;
    private string _account = "";
    private PageError? _refused;
    private string? _accountError;
    private string? _fileError;
    private bool _more;
    private bool _busy;

    /// <summary>The import that the list begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var found = await imports.PageAsync(Viewer.AccountId, PublicId.TryParse(PublicId.Import, After, out var id) ? id : null, RowsOfPage + 1, Gone);
        (_rows, _more) = ([.. found.Take(RowsOfPage)], found.Count > RowsOfPage);
    }

    private void Choose(InputFileChangeEventArgs chosen)
    {
        _file = chosen.FileCount == 0 ? null : chosen.File;
        (_refused, _fileError) = (null, SizeProblem());
    }

    private string? SizeProblem() => _file?.Size > imports.Policy.MostOctets ? Text["ImportTooLarge", imports.Policy.MostOctets / 1024 / 1024].Value : null;

    private ServiceProvider? Account() => Viewer.IsAdmin ? accounts.Find(_account) : Viewer.AccountId is { } own ? accounts.Find(own) : null;

    private async Task UploadAsync()
    {
        var account = Account();
        _refused = null;
        _accountError = account is null ? Text["AccountNeeded"].Value : null;
        _fileError = _file is null ? Text["ImportFileNeeded"].Value : SizeProblem();
        if (!_busy && account is not null && _fileError is null)
        {
            await TakeAsync(account, _file!.Name, () => _file.OpenReadStream(imports.Policy.MostOctets, Gone));
        }
    }

    /// <summary>A group is a file of one column: what each of its numbers gets is said by the mapping.</summary>
    private async Task UploadGroupAsync(RecipientGroup group)
    {
        (_refused, _fileError) = (null, null);
        if (!_busy && Account() is { } account && account.Id == group.AccountId)
        {
            await TakeAsync(account, group.Name, () => new MemoryStream(Encoding.ASCII.GetBytes($"{ImportFields.Recipient}\n{string.Join('\n', group.Numbers)}\n")));
        }
    }

    private async Task TakeAsync(ServiceProvider account, string name, Func<Stream> open)
    {
        _busy = true;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is null)
            {
                _refused = Text["NotAllowedWhy"];
                return;
            }

            await using var content = open();
            var import = await imports.UploadAsync(new ImportAsk { Account = account, By = Viewer.Name, FileName = name }, content, Gone);
            navigation.NavigateTo(PortalLinks.ImportOf(import.Id));
        }
        catch (ImportFileException unusable)
        {
            _fileError = Text.OfSentence(unusable.Message);
        }
        catch (IOException)
        {
            _fileError = Text["ImportFileLost"];
        }
        catch (StoreBusyException)
        {
            _refused = Text["StoreBusy"];
        }
        finally
        {
            _busy = false;
        }
    }
}
