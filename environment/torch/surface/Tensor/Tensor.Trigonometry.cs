using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin_() => Aten.sin_.CallInPlace(this);

        public Tensor cos_() => Aten.cos_.CallInPlace(this);

        public Tensor tan() => Aten.tan.Call(this);

        public Tensor tan_() => Aten.tan_.CallInPlace(this);

        public Tensor asin() => Aten.asin.Call(this);

        public Tensor asin_() => Aten.asin_.CallInPlace(this);

        public Tensor acos() => Aten.acos.Call(this);

        public Tensor acos_() => Aten.acos_.CallInPlace(this);

        public Tensor atan() => Aten.atan.Call(this);

        public Tensor atan_() => Aten.atan_.CallInPlace(this);

        public Tensor arcsin() => Aten.arcsin.Call(this);

        public Tensor arcsin_() => Aten.arcsin_.CallInPlace(this);

        public Tensor arccos() => Aten.arccos.Call(this);

        public Tensor arccos_() => Aten.arccos_.CallInPlace(this);

        public Tensor arctan() => Aten.arctan.Call(this);

        public Tensor arctan(Tensor other) => atan2(other);

        public Tensor arctan_() => Aten.arctan_.CallInPlace(this);

        public Tensor arctan_(Tensor other) => atan2_(other);

        public Tensor arctan2(Tensor other) => Aten.arctan2.Call(this, other);

        public Tensor arctan2_(Tensor other) => Aten.arctan2_.CallInPlace(this, other);

        public Tensor atan2(Tensor other) => Aten.atan2.Call(this, other);

        public Tensor atan2_(Tensor other) => Aten.atan2_.CallInPlace(this, other);

        public Tensor sinh() => Aten.sinh.Call(this);

        public Tensor sinh_() => Aten.sinh_.CallInPlace(this);

        public Tensor cosh() => Aten.cosh.Call(this);

        public Tensor cosh_() => Aten.cosh_.CallInPlace(this);

        public Tensor tanh_() => Aten.tanh_.CallInPlace(this);

        public Tensor asinh() => Aten.asinh.Call(this);

        public Tensor asinh_() => Aten.asinh_.CallInPlace(this);

        public Tensor acosh() => Aten.acosh.Call(this);

        public Tensor acosh_() => Aten.acosh_.CallInPlace(this);

        public Tensor atanh() => Aten.atanh.Call(this);

        public Tensor atanh_() => Aten.atanh_.CallInPlace(this);

        public Tensor arcsinh() => Aten.arcsinh.Call(this);

        public Tensor arcsinh_() => Aten.arcsinh_.CallInPlace(this);

        public Tensor arccosh() => Aten.arccosh.Call(this);

        public Tensor arccosh_() => Aten.arccosh_.CallInPlace(this);

        public Tensor arctanh() => Aten.arctanh.Call(this);

        public Tensor arctanh_() => Aten.arctanh_.CallInPlace(this);

        public Tensor deg2rad() => Aten.deg2rad.Call(this);

        public Tensor deg2rad_() => Aten.deg2rad_.CallInPlace(this);

        public Tensor rad2deg() => Aten.rad2deg.Call(this);

        public Tensor rad2deg_() => Aten.rad2deg_.CallInPlace(this);

        public Tensor hypot(Tensor other) => Aten.hypot.Call(this, other);
    }
}
