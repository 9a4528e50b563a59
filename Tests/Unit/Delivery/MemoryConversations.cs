using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Conversations;
using BotApp.Storage.Tables;
using BotApp.Tests.Support.Delivery;
using Moq;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>The real store of conversations over a table in memory.</summary>
internal sealed class MemoryConversations
{
    private readonly MemoryTable rows = new();

    public MemoryConversations(TimeProvider time)
    {
        var table = new Mock<TableClient>();
        table.Setup(t => t.GetEntityIfExistsAsync<TableEntity>(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<IEnumerable<string>>(), It.IsAny<CancellationToken>()))
            .Returns((string partition, string row, IEnumerable<string> _, CancellationToken _) => Answer<NullableResponse<TableEntity>>(() => new Found(rows.Find(partition, row))));
        table.Setup(t => t.UpsertEntityAsync(It.IsAny<TableEntity>(), It.IsAny<TableUpdateMode>(), It.IsAny<CancellationToken>()))
            .Returns((TableEntity entity, TableUpdateMode _, CancellationToken _) => Answer(() => Submit(TableTransactionActionType.UpsertReplace, entity, default)));
        table.Setup(t => t.DeleteEntityAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<ETag>(), It.IsAny<CancellationToken>()))
            .Returns((string partition, string row, ETag tag, CancellationToken _) =>
                Answer(() => Submit(TableTransactionActionType.Delete, new TableEntity(partition, row), tag)));
        var service = new Mock<TableServiceClient>();
        service.Setup(s => s.GetTableClient(It.IsAny<string>())).Returns(table.Object);
        service.Setup(s => s.Uri).Returns(new Uri("https://memory.example/"));
        Store = new ConversationStore(new OfficeTables(service.Object), time);
    }

    public ConversationStore Store { get; }

    /// <summary>Whether the storage does not answer.</summary>
    public bool IsDown { get; set; }

    private Response Submit(TableTransactionActionType type, TableEntity entity, ETag tag)
    {
        rows.Submit([new TableTransactionAction(type, entity, tag)]);
        return Mock.Of<Response>();
    }

    private Task<T> Answer<T>(Func<T> effect) =>
        IsDown ? Task.FromException<T>(new RequestFailedException(503, "No answer, on purpose.")) : Task.FromResult(effect());

    private sealed class Found(TableEntity? row) : NullableResponse<TableEntity>
    {
        public override bool HasValue => row is not null;

        public override TableEntity? Value => row;

        public override Response GetRawResponse() => Mock.Of<Response>();
    }
}
