using BotApp.Tests.Bench;

// One file a benchmark; `./bench NAME` runs one, `./bench` runs all.
return await Benchmarks.RunAsync(args);
