using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A model or a part of one: parameters, buffers and sub-modules by name, in the order they were registered.</summary>
        public class Module : IDisposable
        {
            private readonly string _name;
            private readonly List<(string Name, Parameter? Value)> _parameters = [];
            private readonly List<(string Name, Tensor? Value, bool IsPersistent)> _buffers = [];
            private readonly List<(string Name, Module Value)> _children = [];

            protected Module(string name) => _name = name;

            /// <summary>Whether layers that behave differently in training (dropout, batch norms) do so now.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in _children) child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void register_parameter(string name, Parameter param)
            {
                CheckFree(name);
                param?.DetachFromDisposeScope();
                _parameters.Add((name, param));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckFree(name);
                tensor?.DetachFromDisposeScope();
                _buffers.Add((name, tensor, persistent));
            }

            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                CheckFree(name);
                _children.Add((name, submodule));
            }

            /// <summary>Registers under a name that may be taken: what was there is replaced in its place; null leaves the place empty.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                value?.DetachFromDisposeScope();
                var place = _parameters.FindIndex(p => p.Name == name);
                if (place >= 0) _parameters[place] = (name, value);
                else register_parameter(name, value!);
            }

            /// <inheritdoc cref="ConditionallyRegisterParameter"/>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                value?.DetachFromDisposeScope();
                var place = _buffers.FindIndex(b => b.Name == name);
                if (place >= 0) _buffers[place] = (name, value, persistent);
                else register_buffer(name, value!, persistent);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual IEnumerable<(string name, Module module)> named_children() => _children.Select(c => (c.Name, c.Value));

            public virtual IEnumerable<Module> children() => _children.Select(c => c.Value);

            /// <summary>All modules below this one, parents before their children, names joined with dots; without this one itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in named_children())
                {
                    yield return (name, child);
                    foreach (var (below, module) in child.named_modules()) yield return ($"{name}.{below}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>This module's parameters, then those of its children; one that is shared comes once, under its first name.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>();
                foreach (var (name, value) in _parameters)
                    if (value is not null && seen.Add(value)) yield return (name, value);
                if (!recurse) yield break;
                foreach (var (name, child) in named_children())
                    foreach (var (below, value) in child.named_parameters())
                        if (seen.Add(value)) yield return ($"{name}.{below}", value);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (name, value, persistent) in _buffers)
                    if (value is not null && (persistent || include_nonpersistent)) yield return (name, value);
                if (!recurse) yield break;
                foreach (var (name, child) in named_children())
                    foreach (var (below, value) in child.named_buffers(true, include_nonpersistent)) yield return ($"{name}.{below}", value);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Parameters and persistent buffers by their full names; the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, value) in named_parameters()) destination[before + name] = value;
                foreach (var (name, value) in named_buffers(include_nonpersistent: false)) destination[before + name] = value;
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = state_dict();
                var skipped = skip ?? [];
                var missing = own.Keys.Where(k => !source.ContainsKey(k) && !skipped.Contains(k)).ToList();
                var unexpected = source.Keys.Where(k => !own.ContainsKey(k) && !skipped.Contains(k)).ToList();
                var misshaped = own.Where(p => source.TryGetValue(p.Key, out var s) && !skipped.Contains(p.Key) && !s.shape.SequenceEqual(p.Value.shape))
                    .Select(p => $"{p.Key}: expected ({string.Join(", ", p.Value.shape)}), got ({string.Join(", ", source[p.Key].shape)})").ToList();
                if (misshaped.Count > 0 || (strict && (missing.Count > 0 || unexpected.Count > 0)))
                    throw new InvalidOperationException($"{_name}.load_state_dict: missing [{string.Join(", ", missing)}]; unexpected [{string.Join(", ", unexpected)}]; of another shape [{string.Join("; ", misshaped)}].");
                using var quiet = no_grad();
                foreach (var (name, value) in own)
                    if (source.TryGetValue(name, out var given) && !skipped.Contains(name)) value.copy_(given);
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null) => Serialisation.ModuleFormat.Save(this, location, skip);

            public Module save(Stream stream, IList<string>? skip = null) => Serialisation.ModuleFormat.Save(this, stream, skip);

            public Module save(BinaryWriter writer, IList<string>? skip = null) => Serialisation.ModuleFormat.Save(this, writer, skip);

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null) => Serialisation.ModuleFormat.Save(sd, writer, skip);

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null) => Serialisation.ModuleFormat.Load(this, location, strict, skip, loadedParameters);

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null) => Serialisation.ModuleFormat.Load(this, stream, strict, skip, loadedParameters);

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null) => Serialisation.ModuleFormat.Load(this, reader, strict, skip, loadedParameters);

            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var child in children()) child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }

                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>
            /// Registers the fields of this object that are modules, parameters or tensors (as buffers), under the fields' names or those
            /// of their <see cref="Utils.ComponentNameAttribute"/>.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    var name = field.ComponentName();
                    if (IsTaken(name)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(name, tensor);
                            break;
                        default:
                            break;
                    }
                }
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, value) in _parameters) value?.Dispose();
                foreach (var (_, value, _) in _buffers) value?.Dispose();
                foreach (var (_, child) in _children) child.Dispose();
            }

            internal virtual void MoveTo(Func<Tensor, Tensor> move)
            {
                using var quiet = no_grad();
                foreach (var (_, value) in named_parameters(recurse: false)) value.Replace(move(value));
                foreach (var (_, value) in named_buffers(recurse: false)) value.Replace(move(value));
                foreach (var child in children()) child.MoveTo(move);
            }

            /// <summary>What the setter of a property that holds a parameter does: the new one takes the old one's place, which is disposed.</summary>
            private protected Parameter? Held(string name, Parameter? old, Parameter? value)
            {
                if (ReferenceEquals(old, value)) return value;
                ConditionallyRegisterParameter(name, value);
                old?.Dispose();
                return value;
            }

            /// <inheritdoc cref="Held(string, Parameter, Parameter)"/>
            private protected Tensor? HeldBuffer(string name, Tensor? old, Tensor? value)
            {
                if (ReferenceEquals(old, value)) return value;
                ConditionallyRegisterBuffer(name, value);
                old?.Dispose();
                return value;
            }

            /// <summary>For containers, whose components come and go: these are the children now.</summary>
            private protected void SetChildren(IEnumerable<(string Name, Module Value)> children)
            {
                _children.Clear();
                foreach (var (name, child) in children) register_module(name, child);
            }

            /// <inheritdoc cref="SetChildren"/>
            private protected void SetParameters(IEnumerable<(string Name, Parameter Value)> parameters)
            {
                _parameters.Clear();
                foreach (var (name, parameter) in parameters) register_parameter(name, parameter);
            }

            private bool IsTaken(string name) => _children.Exists(c => c.Name == name) || _parameters.Exists(p => p.Name == name) || _buffers.Exists(b => b.Name == name);

            private void CheckFree(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.')) throw new ArgumentException($"{_name}: a component's name must be non-empty and without dots, got '{name}'.", nameof(name));
                if (IsTaken(name)) throw new InvalidOperationException($"{_name}: a component named '{name}' is registered already.");
            }
        }
    }
}
