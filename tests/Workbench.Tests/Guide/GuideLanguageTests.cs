using Workbench.Guide;

namespace Workbench.Tests.Guide;

public sealed class GuideLanguageTests
{
    [Theory]
    [InlineData("ko", "en-US", "en_US.UTF-8", GuideLanguage.Korean)]
    [InlineData("EN", "ko-KR", "ko_KR.UTF-8", GuideLanguage.English)]
    [InlineData(null, "ko-KR", "en_US.UTF-8", GuideLanguage.Korean)]
    [InlineData(null, "", "ko_KR.UTF-8", GuideLanguage.Korean)]
    [InlineData("", "", "C.UTF-8", GuideLanguage.English)]
    [InlineData(null, "fr-FR", "ko_KR.UTF-8", GuideLanguage.English)]
    [InlineData(null, "", null, GuideLanguage.English)]
    public void Of_VariableCultureLocale_InThisOrder(string? wanted, string culture, string? locale, GuideLanguage expected)
        => Assert.Equal(expected, GuideLanguages.Of(name => name == "WORKBENCH_LANGUAGE" ? wanted : name == "LANG" ? locale : null, culture));

    [Fact]
    public void Of_AnotherLanguageAskedFor_SaysWhichThereAre()
        => Assert.Contains("expected en or ko, got 'de'", Assert.Throws<ArgumentException>(() => GuideLanguages.Of(_ => "de", "")).Message);
}
