using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Workbench.Kernel.Connection;

/// <summary>Who besides the user can reach a connection file. Whoever reads it has the key and can run code as the user; whoever writes it can choose the key.
/// Jupyter writes it with mode 0600. Other front ends leave the mode to the umask and rely on the folder, so a file that only its folders protect is as good.</summary>
internal static class ConnectionFileAccess
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Refuses a file that others can write, and takes from others the right to read it.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="path">Its path.</param>
    /// <returns>A warning to log where others could have read the file, else null.</returns>
    /// <exception cref="ConnectionFileException">Others can write the file.</exception>
    public static string? Check(SafeFileHandle file, string path)
    {
        if (OperatingSystem.IsWindows()) return null; // which has no such modes
        var mode = File.GetUnixFileMode(file);
        var others = OthersWhoGetThere(path);
        var writers = mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite) & others;
        if (writers != 0)
            throw new ConnectionFileException(path, $"expected a file that only its user can write, got mode {Octal(mode)}, with which others could choose the key; put it into a folder of your own (JUPYTER_RUNTIME_DIR)");
        if ((mode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead) & others) == 0) return null;
        var warning = $"connection file {path}: expected a file that only its user can read, got mode {Octal(mode)}: others on this machine may have read the key.";
        try
        {
            File.SetUnixFileMode(file, mode & OwnersAlone);
            return warning + " It is now closed to them.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"{warning} It stays open to them: {failure.Message}";
        }
    }

    /// <summary>All rights of the group and of the rest that no folder on the way takes away.</summary>
    [UnsupportedOSPlatform("windows")]
    private static UnixFileMode OthersWhoGetThere(string path)
    {
        var group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        var rest = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        for (var folder = Path.GetDirectoryName(target); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var mode = File.GetUnixFileMode(folder);
            if (!mode.HasFlag(UnixFileMode.GroupExecute)) group = 0;
            if (!mode.HasFlag(UnixFileMode.OtherExecute)) rest = 0;
        }
        return group | rest;
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
