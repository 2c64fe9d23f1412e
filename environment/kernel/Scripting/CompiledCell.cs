namespace Workbench.Kernel.Scripting;

/// <summary>A cell as a loadable assembly.</summary>
/// <param name="Assembly">The assembly's bytes.</param>
/// <param name="Symbols">Its portable PDB: the cell's lines.</param>
/// <param name="TypeName">The class that holds the cell's variables.</param>
/// <param name="MethodName">Its static method that runs the cell: <c>Task&lt;object&gt; M(object[] states)</c>.</param>
/// <param name="HasValue">Whether the cell ends in an expression to display.</param>
/// <param name="Declares">Whether later cells can see anything of it.</param>
/// <param name="HasChecks">Whether it can be interrupted everywhere.</param>
internal sealed record CompiledCell(byte[] Assembly, byte[] Symbols, string TypeName, string MethodName, bool HasValue, bool Declares, bool HasChecks);
