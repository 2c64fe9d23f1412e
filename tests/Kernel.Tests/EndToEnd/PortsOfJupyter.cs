namespace Kernel.Tests.EndToEnd;

/// <summary>Tests whose kernels Jupyter starts run one after another: the ports it chooses are free only until another process is given one of them, and two that choose at once now and then choose the same.</summary>
[CollectionDefinition(Name)]
public sealed class PortsOfJupyter
{
    public const string Name = "Jupyter chooses the ports";
}
