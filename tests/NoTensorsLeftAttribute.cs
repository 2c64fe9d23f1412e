using System.Reflection;
using TorchSharp;
using Xunit.v3;

namespace Workbench.Testing;

/// <summary>Fails a test that leaves tensors alive: everything it made must be disposed, not left to the finaliser.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class NoTensorsLeftAttribute : BeforeAfterTestAttribute
{
    private long _before;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        // What earlier tests left to the finaliser must not be counted as freed by this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _before = torch.Tensor.TotalCount;
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test) =>
        // Fewer is no fault of this test: the collector may find what an earlier one left only now.
        Assert.True(torch.Tensor.TotalCount <= _before, $"{methodUnderTest.Name} left {torch.Tensor.TotalCount - _before} tensors alive.");
}
