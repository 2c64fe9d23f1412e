using System.Globalization;
using System.Runtime.InteropServices;

namespace Workbench.Kernel;

/// <summary>Which cultures there are: those of ICU where the machine has it, else every name with the invariant culture's rules.</summary>
internal static partial class Cultures
{
    private const string InvariantSwitch = "System.Globalization.Invariant";

    /// <summary>To be called before anything asks for a culture: without ICU the runtime would end the process at that moment.</summary>
    public static void Begin()
    {
        if (!HasIcu()) AppContext.SetSwitch(InvariantSwitch, true);
        // What is shown must not depend on the user's LANG: a cell that wants another culture names it.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static bool HasIcu()
    {
        try
        {
            return LoadIcu() != 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a later runtime that finds ICU in another way
        }
    }

    /// <summary>What the runtime itself does first to look for ICU; done again it does no harm.</summary>
    [LibraryImport("libSystem.Globalization.Native", EntryPoint = "GlobalizationNative_LoadICU")]
    private static partial int LoadIcu();
}
