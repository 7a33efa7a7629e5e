// The explorer repeats runs step by step: engines of other tests in the same process would be one thing more that differs.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
