using System.Text;

namespace Workbench;

/// <summary>Files that a reader finds as they were before or whole: written beside their place, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file; a failure leaves the old one, and nothing beside it.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="write">Writes the content into a stream.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew)) write(stream);
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes a text file as UTF-8 without a byte order mark; a failure leaves the old one, and nothing beside it.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="text">Its text.</param>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
