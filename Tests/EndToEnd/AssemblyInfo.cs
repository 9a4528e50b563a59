using Xunit.v3;

// Each office is four processes and a browser, which wait for each other most of the time: two offices on two cores.
// One at a time where all of them drive the same bot (BOT_URL): ./test says so.
[assembly: Parallelization(MaxThreads = 2)]
