using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor in a style; <c>Default</c> is what <see cref="torch.TensorStringStyle"/> says.</summary>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (IsInvalid) return "disposed tensor";
            var text = new TensorText(fltFormat, width, newLine, cultureInfo);
            return (style == TensorStringStyle.Default ? torch.TensorStringStyle : style) switch
            {
                TensorStringStyle.Metadata => TensorText.Metadata(this),
                TensorStringStyle.Julia => text.Julia(this),
                TensorStringStyle.Numpy => text.Numpy(this),
                TensorStringStyle.CSharp => text.CSharp(this),
                _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Tensor.ToString: no such style."),
            };
        }

        /// <summary>The values; <paramref name="disamb"/> only tells this overload from <c>ToString()</c>.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(disamb ? TensorStringStyle.Julia : TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine);
    }
}
