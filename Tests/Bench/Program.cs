using BotApp.Tests.Bench;

// One file a benchmark; `./bench NAME` runs one, `./bench` runs all.
return args is [FanOutHost.Name, .. var host] ? await FanOutHost.RunAsync(host) : await Benchmarks.RunAsync(args);
