using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>What reading from a channel would mean on the Sun (requirements G4 and G7), in both languages.</summary>
internal static class ChannelWords
{
    /// <summary>One or two sentences for a channel.</summary>
    public static Wording Meaning(SolarChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.Key switch
        {
            "aia193" or "eit195" or "suvi195" => new(
                "the hot corona of 1 to 2 MK. Coronal holes are dark there and active regions bright: high-speed streams and the heating before flares can both be read from it.",
                "1~2 MK의 뜨거운 코로나. 코로나홀은 어둡고 활동 영역은 밝아서, 고속 태양풍과 플레어 전의 가열을 모두 읽을 수 있다."),
            "aia211" or "eit284" or "aia335" => new(
                "the corona of 2 MK and above: active regions and their loops, and the dimming that an eruption leaves.",
                "2 MK 이상의 코로나: 활동 영역과 그 고리, 분출이 남기는 어두워짐."),
            "aia304" or "eit304" => new(
                "the chromosphere and transition region at 0.05 MK: filaments, their eruption and the ribbons of flares. It shows hardly anything of coronal holes.",
                "0.05 MK의 채층과 천이 영역: 필라멘트와 그 분출, 플레어 리본. 코로나홀은 거의 보이지 않는다."),
            "hmimag" or "mdimag" => new(
                "the magnetic field of the photosphere: polarities and neutral lines, of which no temperature can be said.",
                "광구의 자기장: 극성과 중성선. 온도는 말할 수 없다."),
            "aia94" or "aia131" => new("plasma of flares, 6 MK and above.", "6 MK 이상의 플레어 플라스마."),
            _ => Wording.Same(channel.Shows + "."),
        };
    }
}
