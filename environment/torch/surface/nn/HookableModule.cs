namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched: hooks run around <c>call</c>, not around <c>forward</c>.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private readonly List<(string Key, TPreHook Hook)> _before = [];
            private readonly List<(string Key, TPostHook Hook)> _after = [];
            private readonly List<(string Key, Action<Module> Hook)> _watchBefore = [];
            private readonly List<(string Key, Action<Module> Hook)> _watchAfter = [];

            protected HookableModule(string name)
                : base(name)
            {
            }

            // A copy, so that a hook may remove itself while it runs.
            internal TPreHook[] Before => _before.Count == 0 ? [] : [.. _before.Select(h => h.Hook)];

            internal TPostHook[] After => _after.Count == 0 ? [] : [.. _after.Select(h => h.Hook)];

            public HookRemover register_forward_hook(TPostHook hook) => Add(_after, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Add(_watchAfter, hook);

            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(_before, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(_watchBefore, hook);

            internal void RunBefore() => Run(_watchBefore);

            internal void RunAfter() => Run(_watchAfter);

            private void Run(List<(string Key, Action<Module> Hook)> hooks)
            {
                if (hooks.Count == 0) return;
                foreach (var (_, hook) in hooks.ToArray()) hook(this);
            }

            private HookRemover Add<T>(List<(string Key, T Hook)> hooks, T hook)
            {
                ArgumentNullException.ThrowIfNull(hook);
                var key = Guid.NewGuid().ToString();
                hooks.Add((key, hook));
                return new HookRemover(this, key);
            }

            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module._before.RemoveAll(h => h.Key == key);
                    module._after.RemoveAll(h => h.Key == key);
                    module._watchBefore.RemoveAll(h => h.Key == key);
                    module._watchAfter.RemoveAll(h => h.Key == key);
                }
            }
        }
    }
}
