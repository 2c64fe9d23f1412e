using Workbench.Figures;

namespace Workbench.Guide;

/// <summary>The guide's temporal patterns and what each may mean (requirement G2).</summary>
internal static class PatternWords
{
    public static Wording Of(TemporalPattern pattern) => pattern switch
    {
        TemporalPattern.EarlyPeak => new("Pattern A, early peak: a precursor may be read.", "패턴 A, 초기 피크: 선행 지표를 읽었을 수 있다."),
        TemporalPattern.LatePeak => new("Pattern B, late peak: the last frames decide.", "패턴 B, 후기 피크: 마지막 프레임들이 결정적이다."),
        TemporalPattern.MidSpike => new("Pattern C, mid spike: one event in between decides.", "패턴 C, 중간 스파이크: 그 사이의 한 사건이 결정적이다."),
        TemporalPattern.Uniform => new("Pattern D, uniform: effects add up over time, or the model does not use time.", "패턴 D, 균일: 효과가 시간에 걸쳐 쌓이거나, 모델이 시간을 쓰지 않는다."),
        _ => new("None of the patterns A to D.", "패턴 A~D 가운데 어느 것도 아니다."),
    };
}
