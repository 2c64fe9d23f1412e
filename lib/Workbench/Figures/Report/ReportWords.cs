namespace Workbench.Figures.Report;

/// <summary>The few words a page says itself.</summary>
internal sealed record ReportWords(string Contents, string Code, string Figure, string Error, string Kernel, string Cells, string Figures, string Errors, string NotDrawn)
{
    private static readonly ReportWords English = new(
        "Contents", "Code", "Figure", "Error", "kernel", "cells", "figures", "errors", "This output has no form that a report can show");

    private static readonly ReportWords Korean = new(
        "차례", "코드", "그림", "오류", "커널", "셀", "그림", "오류", "이 출력은 보고서에 표시할 수 있는 형식이 없습니다");

    /// <summary>The words for a language tag; English where there are none.</summary>
    public static ReportWords For(string language) => language == "ko" || language.StartsWith("ko-", StringComparison.Ordinal) ? Korean : English;
}
