using System.Text;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Paper;

/// <summary>What stands in a figure's caption, as text to work from: a figure for paper holds neither its title nor its facts.</summary>
internal static class CaptionText
{
    /// <summary>Title, the sentence that reads the figure, and its facts, one a line.</summary>
    public static string Of(int number, CheckedFigure figure)
    {
        var text = new StringBuilder($"{number} {figure.Title}\n");
        if (figure.Summary is not null) text.Append('\n').Append(figure.Summary).Append('\n');
        if (figure.Facts.Count > 0) text.Append('\n');
        foreach (FigureFact fact in figure.Facts) text.Append(fact.Label).Append(": ").Append(fact.Value).Append('\n');
        return HtmlText.Visible(text.ToString());
    }
}
