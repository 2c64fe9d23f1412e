using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A script module whose calls can be watched.</summary>
        public class HookableScriptModule<TPreHook, TPostHook> : ScriptModule
        {
            private readonly List<(string Key, TPreHook Hook)> _before = [];
            private readonly List<(string Key, TPostHook Hook)> _after = [];

            internal HookableScriptModule(ScriptHandle native)
                : base(native)
            {
            }

            // Copies, so that a hook may remove itself while it runs.
            internal TPreHook[] Before => [.. _before.Select(h => h.Hook)];

            internal TPostHook[] After => [.. _after.Select(h => h.Hook)];

            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = Guid.NewGuid().ToString();
                _after.Add((key, hook));
                return new HookRemover(this, key);
            }

            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = Guid.NewGuid().ToString();
                _before.Add((key, hook));
                return new HookRemover(this, key);
            }

            /// <summary>Takes a hook off again.</summary>
            public class HookRemover(HookableScriptModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module._before.RemoveAll(h => h.Key == key);
                    module._after.RemoveAll(h => h.Key == key);
                }
            }
        }
    }
}
