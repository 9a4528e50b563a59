using BotApp.Tests.Bench;

// One benchmark per file; `./bench NAME` runs one, `./bench` runs all.
return args is [FanOutHost.Name, .. var host] ? await FanOutHost.RunAsync(host) : await Benchmarks.RunAsync(args);
