using Xunit.Sdk;
using Xunit.v3;

// Each office is four processes and a browser: one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
