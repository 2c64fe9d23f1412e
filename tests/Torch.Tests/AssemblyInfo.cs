// Live tensors are counted for the whole process, so tests that watch the count cannot run beside others.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
