namespace TorchSharp;

/// <summary>Padding by its effect: none, or as much as keeps the size at stride 1.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}
