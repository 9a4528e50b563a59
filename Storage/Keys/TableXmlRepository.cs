using System.Xml.Linq;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BotApp.Storage.Keys;

/// <summary>The key ring of ASP.NET Data Protection in Table storage, so that all hosts of an office share it. One row per key.</summary>
/// <remarks>Synchronous calls are acceptable here: the ring is read at the start and then about once a day.</remarks>
public sealed class TableXmlRepository(OfficeTables tables) : IXmlRepository
{
    private static readonly string Partition = TableKey.Of("ring");

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. tables.Keys.Query<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"))
            .Select(row => XElement.Parse(LongText.Get(row, "Xml"))),
    ];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new TableEntity(Partition, TableKey.Of(friendlyName));
        LongText.Put(row, "Xml", element.ToString(SaveOptions.DisableFormatting));
        try
        {
            tables.Keys.AddEntity(row);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // The client repeated a request whose answer was lost. A name belongs to one key, whose element never changes.
        }
    }
}
