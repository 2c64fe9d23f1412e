namespace Workbench.Figures.Report;

/// <summary>The few words a page says itself.</summary>
internal sealed record ReportWords
{
    private static readonly ReportWords English = new();

    private static readonly ReportWords Korean = new()
    {
        Contents = "차례", SkipToText = "본문으로 건너뛰기", Code = "코드", Figure = "그림", Error = "오류", Notebook = "노트북", Notebooks = "노트북", Kernel = "커널", Cells = "셀",
        Figures = "그림", Errors = "오류", NotShown = "표시하지 못함", NotDrawn = "이 출력은 보고서에 표시할 수 있는 형식이 없다", FigureNotDrawn = "이 그림은 데이터를 읽을 수 없어 그리지 못했다.", TraceNotDrawn = "이 쪽의 plotly.js(cartesian 묶음)는 다음 유형의 자취를 그리지 않는다: ", Untitled = "제목 없음",
    };

    public string Contents { get; private init; } = "Contents";

    public string SkipToText { get; private init; } = "Skip to the text";

    public string Code { get; private init; } = "Code";

    public string Figure { get; private init; } = "Figure";

    public string Error { get; private init; } = "Error";

    public string Notebook { get; private init; } = "notebook";

    public string Notebooks { get; private init; } = "Notebooks";

    public string Kernel { get; private init; } = "kernel";

    public string Cells { get; private init; } = "cells";

    public string Figures { get; private init; } = "figures";

    public string Errors { get; private init; } = "errors";

    public string NotShown { get; private init; } = "not shown";

    public string NotDrawn { get; private init; } = "This output has no form that a report can show";

    public string FigureNotDrawn { get; private init; } = "The page cannot draw this figure from its data.";

    public string TraceNotDrawn { get; private init; } = "The page's plotly.js, the cartesian bundle, does not draw this type of trace: ";

    public string Untitled { get; private init; } = "Notebook";

    /// <summary>The words for a language tag; English where there are none.</summary>
    public static ReportWords For(string language) => language == "ko" || language.StartsWith("ko-", StringComparison.Ordinal) ? Korean : English;
}
