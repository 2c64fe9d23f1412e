namespace Workbench.Data;

/// <summary>A data file is there but is not what its manifest promises. Nothing falls back silently past it.</summary>
public sealed class DataIntegrityException : Exception
{
    /// <summary>Creates the error; the message reads "where: file: expected, found, what to do".</summary>
    /// <param name="where">The part of the library that noticed, e.g. <c>Npy</c>.</param>
    /// <param name="file">Path of the file as the user can find it.</param>
    /// <param name="expected">What was expected, in words and numbers.</param>
    /// <param name="found">What came, in the same terms.</param>
    /// <param name="remedy">Likely cause and what to do; one or two sentences.</param>
    /// <param name="inner">The underlying error, if any.</param>
    public DataIntegrityException(string where, string file, string expected, string found, string remedy, Exception? inner = null)
        : base($"{where}: {file}: expected {expected}, found {found}. {remedy}", inner)
        => (File, Expected, Found) = (file, expected, found);

    /// <summary>Path of the file at fault.</summary>
    public string File { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What came instead.</summary>
    public string Found { get; }
}
