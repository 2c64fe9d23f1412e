using Workbench.Attribution;

namespace Benchmarks;

/// <summary>One thing that is timed.</summary>
/// <param name="Name">As issues and notes call it.</param>
/// <param name="Repeats">How often it is run for one time.</param>
/// <param name="Run">Runs it once; gives the certificate of what it explained, if it did.</param>
/// <param name="Bytes">How much it made, where that is a question.</param>
internal sealed record Trial(string Name, int Repeats, Func<Certificate?> Run, Func<long>? Bytes = null);
