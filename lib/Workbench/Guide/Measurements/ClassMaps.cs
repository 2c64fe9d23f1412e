using Workbench.Attribution;

namespace Workbench.Guide;

/// <summary>The class activation map that an explanation asks for, one map for each call of the layer.</summary>
internal static class ClassMaps
{
    /// <summary>The method for a model.</summary>
    public static AttributionMethod Of(ExplanationOptions options, ExplainedModel model)
    {
        var calls = new CamOptions(CallPolicy.PerCall);
        return options.Map switch
        {
            ClassMap.HiResCam => new HiResCam(model, options.Layer, calls),
            ClassMap.LayerCam => new LayerCam(model, options.Layer, calls),
            _ => new GradCam(model, options.Layer, calls),
        };
    }
}
