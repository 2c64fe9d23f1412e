using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position of an index: a number, a range, a tensor, a new axis, or the dots.</summary>
    public struct TensorIndex
    {
        public static readonly TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };
        public static readonly TensorIndex None = new() { Kind = IndexKind.NewAxis };
        public static readonly TensorIndex Null = None;
        public static readonly TensorIndex Colon = Slice();

        internal enum IndexKind
        {
            NewAxis,
            Ellipsis,
            Single,
            Slice,
            Tensor,
        }

        internal IndexKind Kind { get; private set; }

        internal long? Start { get; private set; }

        internal long? Stop { get; private set; }

        internal long? Step { get; private set; }

        internal Tensor? Chosen { get; private set; }

        public static TensorIndex Single(long? index) => index is { } i ? new() { Kind = IndexKind.Single, Start = i } : None;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(Bound(range.Start, 0), Bound(range.End, null));

        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Chosen = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        // ^0 is the end itself, which an open bound says.
        private static long? Bound(Index index, long? whenStart) =>
            !index.IsFromEnd ? index.Value == 0 ? whenStart : index.Value
            : index.Value == 0 ? null : -index.Value;
    }

    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => Aten.index.Call(this, indices);
            set => Aten.index_put_.CallInPlace(this, indices, value);
        }

        public Tensor this[long i1]
        {
            get => Aten.select.Call(this, 0, i1);
            set => index_put_(value, (TensorIndex[])[i1]);
        }

        public Tensor this[long i1, long i2]
        {
            get => index((TensorIndex[])[i1, i2]);
            set => index_put_(value, (TensorIndex[])[i1, i2]);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => index((TensorIndex[])[i1, i2, i3]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3]);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4]);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4, i5]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4, i5]);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4, i5, i6]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4, i5, i6]);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, chosen) = Navigate(indices);
            if (chosen is null) return view;
            using (view) return Aten.index.Call(view, chosen);
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, chosen) = Navigate(indices);
            using (view)
            {
                if (chosen is null) Aten.copy_.CallInPlace(view, value);
                else Aten.index_put_.CallInPlace(view, chosen, value);
            }

            return this;
        }

        public Tensor index(params Tensor[] indices) => Aten.index.Call(this, indices);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => Aten.index_put_.CallInPlace(this, indices, value);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Aten.index_put_.CallInPlace(this, indices, value, accumulate);

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var filled = new_full((long[])[], value);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = new_full((long[])[], value);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            if (!accumulate) return index_put_(value, indices);
            var (view, chosen) = Navigate(indices);
            using (view)
            {
                if (chosen is null) view.add_(value);
                else Aten.index_put_.CallInPlace(view, chosen, value, true);
            }

            return this;
        }

        /// <summary>Applies numbers, ranges and new axes as views; what is left for tensors comes back beside the view.</summary>
        private (Tensor View, Tensor?[]? Chosen) Navigate(TensorIndex[] indices)
        {
            var consuming = indices.Count(i => i.Kind is not (TensorIndex.IndexKind.NewAxis or TensorIndex.IndexKind.Ellipsis));
            if (consuming > Dimensions)
                throw new ArgumentOutOfRangeException(nameof(indices), $"Tensor index: {consuming} indices for a tensor of shape ({string.Join(", ", shape)}).");
            List<Tensor?>? chosen = null;
            var view = Aten.alias.Call(this);
            long axis = 0;
            foreach (var index in indices)
            {
                var before = view;
                switch (index.Kind)
                {
                    case TensorIndex.IndexKind.NewAxis:
                        view = Aten.unsqueeze.Call(before, axis++);
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        axis += Dimensions - consuming;
                        continue;
                    case TensorIndex.IndexKind.Single:
                        view = Aten.select.Call(before, axis, index.Start!.Value);
                        break;
                    case TensorIndex.IndexKind.Slice:
                        view = Aten.slice.Call(before, axis++, index.Start, index.Stop, index.Step ?? 1);
                        break;
                    default:
                        chosen ??= [];
                        while (chosen.Count < axis) chosen.Add(null);
                        chosen.Add(index.Chosen);
                        axis++;
                        continue;
                }

                before.Dispose();
            }

            return (view, chosen?.ToArray());
        }
    }
}
