using Workbench.Kernel.Connection;
using Workbench.Kernel.Serving;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel;

/// <summary>The kernel's command line.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Misuse = 2;

    private const string Usage = """
        The Workbench's C# kernel for Jupyter.

          dotnet Workbench.Kernel.dll CONNECTION-FILE          serve the front end that wrote the file
          dotnet Workbench.Kernel.dll install [--user-dir DIR] make the kernel known to Jupyter for this user
          dotnet Workbench.Kernel.dll --help                   show this text

        DIR is Jupyter's data folder; without it JUPYTER_DATA_DIR, XDG_DATA_HOME/jupyter or ~/.local/share/jupyter.
        """;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["--help" or "-h"]:
                Console.WriteLine(Usage);
                return Success;
            case ["install"]:
                return Install(KernelSpec.UserDataFolder(Environment.GetEnvironmentVariable));
            case ["install", "--user-dir", { Length: > 0 } folder]:
                return Install(Path.GetFullPath(folder));
            case [var file] when file.Length > 0 && file[0] != '-':
                return Serve(file);
            default:
                Console.Error.WriteLine($"Command line: expected CONNECTION-FILE, install or --help, got \"{string.Join(' ', arguments)}\".\n\n{Usage}");
                return Misuse;
        }
    }

    private static int Install(string dataFolder)
    {
        try
        {
            foreach (var line in KernelSpec.Install(dataFolder, Dotnet(), typeof(Program).Assembly.Location)) Console.WriteLine(line);
            return Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"install: expected to write below {dataFolder}, got \"{failure.Message}\". Name another folder with --user-dir.");
            return Failure;
        }
    }

    private static int Serve(string file)
    {
        var log = new KernelLog(Console.Error);
        try
        {
            new KernelServer(ConnectionFile.Read(file, log.Say), log).Run();
            return Success;
        }
        catch (Exception failure) when (failure is ConnectionFileException or ZmqException)
        {
            log.Say(failure.Message);
            return Failure;
        }
        catch (DllNotFoundException failure)
        {
            log.Say($"ZeroMQ: expected the library libzmq.so.5, got \"{failure.Message}\". On Debian: apt-get install libzmq5.");
            return Failure;
        }
    }

    /// <summary>The dotnet command that runs this process; with the kernel's own executable, the one its runtime belongs to.</summary>
    private static string Dotnet()
    {
        var process = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(process) == "dotnet") return process;
        // .../dotnet/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));
    }
}
