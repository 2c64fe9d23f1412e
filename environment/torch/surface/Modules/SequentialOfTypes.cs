using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules under positions or names; a class derived from this says in its forward how they are called.</summary>
public abstract class Sequential<T, TResult> : nn.Module<T, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    protected Sequential(params nn.Module[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => children().Count();

    public nn.Module this[int index] => children().ElementAt(index);

    public Sequential<T, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T, TResult> append(nn.Module module) => append(Count.ToString(), module);

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(), module);
}

/// <summary>Modules under positions or names; a class derived from this says in its forward how they are called.</summary>
public abstract class Sequential<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    protected Sequential(params nn.Module[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => children().Count();

    public nn.Module this[int index] => children().ElementAt(index);

    public Sequential<T1, T2, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, TResult> append(nn.Module module) => append(Count.ToString(), module);

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(), module);
}

/// <summary>Modules under positions or names; a class derived from this says in its forward how they are called.</summary>
public abstract class Sequential<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    protected Sequential(params nn.Module[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => children().Count();

    public nn.Module this[int index] => children().ElementAt(index);

    public Sequential<T1, T2, T3, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, TResult> append(nn.Module module) => append(Count.ToString(), module);

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(), module);
}
