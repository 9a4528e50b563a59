using Xunit.v3;

// Made for two cores. They wait more than they compute: for storage, for timers, for processes of their own.
[assembly: Parallelization(MaxThreads = 4)]
