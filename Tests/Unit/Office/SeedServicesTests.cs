using BotApp.Office;
using BotApp.Seeds;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Unit.Office;

public sealed class SeedServicesTests
{
    [Fact]
    public async Task AddDataFile_Wrong_IsToldToWhoeverAsksAndToTheStart()
    {
        await using var services = new ServiceCollection()
            .AddDataFile(() => "read")
            .AddDataFile<Version>(() => throw new DataFileException(["x.json: one", "x.json: two"]))
            .BuildServiceProvider();

        Assert.Equal(["x.json: one", "x.json: two"], (await Assert.ThrowsAsync<DataFileException>(services.DataFilesReadAsync)).Faults);
        Assert.Throws<DataFileException>(services.GetRequiredService<Version>);
        Assert.Equal("read", services.GetRequiredService<string>());
    }

    [Fact]
    public async Task AddRegisters_WithoutFiles_IsToldToTheStart()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await using var services = new ServiceCollection().AddRegisters(folder.FullName).BuildServiceProvider();

            await Assert.ThrowsAsync<DataFileException>(services.DataFilesReadAsync);
        }
        finally
        {
            folder.Delete();
        }
    }
}
