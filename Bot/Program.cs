using BotApp.Commands;
using BotApp.Hosting;

// The office assistant: `serve` (the default) runs the bot, the other commands are for the operator.
var office = new Lazy<IServiceProvider>(OfficeServices.ForCommand);
return await CommandLine.RunAsync(args, CommandList.Of(() => office.Value, Serve), Serve);

Task<int> Serve(CancellationToken ct) => BotHost.RunAsync(args, ct);
