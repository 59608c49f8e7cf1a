using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PushPortal.Tests.Persistence;

/// <summary>Queries that take some rows without saying which fail in the tests; in operation they are a warning in the log, once for each query and start.</summary>
internal static class OrderlyQueries
{
    /// <exception cref="InvalidOperationException">By a query of the context that takes the first rows in no order.</exception>
    internal static void Demand(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings.Throw(
        CoreEventId.RowLimitingOperationWithoutOrderByWarning,
        CoreEventId.FirstWithoutOrderByAndFilterWarning));
}
