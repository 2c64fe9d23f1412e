namespace Workbench.Kernel.Scripting;

/// <summary>What a piece of code is, as far as its syntax tells.</summary>
internal enum CodeState
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>It goes on in another line.</summary>
    Incomplete,

    /// <summary>No further line could make it right.</summary>
    Invalid,
}
