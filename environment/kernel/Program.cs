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

          dotnet Workbench.Kernel.dll CONNECTION-FILE    serve the front end that wrote the file
          dotnet Workbench.Kernel.dll install [OPTIONS]  make the kernel known to Jupyter for this user
          dotnet Workbench.Kernel.dll --help             show this text

        As a .NET tool, the command is workbench-kernel. Options of install:

          --user-dir DIR  Jupyter's data folder; without it JUPYTER_DATA_DIR, XDG_DATA_HOME/jupyter or ~/.local/share/jupyter
          --plotly FILE   a plotly.js (plotly.min.js or a part of it), by which the classic Notebook draws figures, offline
        """;

    private static int Main(string[] arguments)
    {
        Cultures.Begin();
        switch (arguments)
        {
            case ["--help" or "-h"]:
                Console.WriteLine(Usage);
                return Success;
            case ["install", .. var options] when InstallOptions.Parse(options, Environment.GetEnvironmentVariable) is { } asked:
                return Install(asked);
            case [var file] when file.Length > 0 && file[0] != '-':
                return Serve(file);
            default:
                Console.Error.WriteLine($"Command line: expected CONNECTION-FILE, install or --help, got \"{string.Join(' ', arguments)}\".\n\n{Usage}");
                return Misuse;
        }
    }

    private static int Install(InstallOptions asked)
    {
        try
        {
            var launch = Launch.Like(Environment.ProcessPath!, typeof(Program).Assembly.Location, Path.GetDirectoryName(typeof(object).Assembly.Location)!);
            foreach (var line in SpecFolder.Install(asked.DataFolder, launch, asked.Plotly)) Console.WriteLine(line);
            return Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"install: expected to write below {asked.DataFolder}{(asked.Plotly is null ? "" : $" and to read {asked.Plotly}")}, got \"{failure.Message}\". Name others with --user-dir and --plotly.");
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
}
