using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.add_Scalar.Call(this, scalar, alpha);

        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.add__Scalar.CallInPlace(this, scalar, alpha);

        public Tensor subtract(Scalar target) => Aten.subtract_Scalar.Call(this, target);

        public Tensor subtract(Tensor target) => Aten.subtract.Call(this, target);

        public Tensor subtract_(Scalar target) => Aten.subtract__Scalar.CallInPlace(this, target);

        public Tensor subtract_(Tensor target) => Aten.subtract_.CallInPlace(this, target);

        public Tensor multiply(Scalar target) => Aten.multiply_Scalar.Call(this, target);

        public Tensor multiply(Tensor target) => Aten.multiply.Call(this, target);

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor true_divide(Scalar other) => Aten.true_divide_Scalar.Call(this, other);

        public Tensor true_divide(Tensor other) => Aten.true_divide.Call(this, other);

        public Tensor true_divide_(Scalar other) => Aten.true_divide__Scalar.CallInPlace(this, other);

        public Tensor true_divide_(Tensor other) => Aten.true_divide_.CallInPlace(this, other);

        public Tensor floor_divide(Scalar other) => Aten.floor_divide_Scalar.Call(this, other);

        public Tensor floor_divide(Tensor other) => Aten.floor_divide.Call(this, other);

        public Tensor floor_divide_(Scalar other) => Aten.floor_divide__Scalar.CallInPlace(this, other);

        public Tensor floor_divide_(Tensor other) => Aten.floor_divide_.CallInPlace(this, other);

        public Tensor remainder(Scalar scalar) => Aten.remainder_Scalar.Call(this, scalar);

        public Tensor remainder(Tensor target) => Aten.remainder.Call(this, target);

        public Tensor remainder_(Scalar scalar) => Aten.remainder__Scalar.CallInPlace(this, scalar);

        public Tensor remainder_(Tensor target) => Aten.remainder_.CallInPlace(this, target);

        public Tensor fmod(Scalar scalar) => Aten.fmod_Scalar.Call(this, scalar);

        public Tensor fmod(Tensor target) => Aten.fmod.Call(this, target);

        public Tensor fmod_(Scalar scalar) => Aten.fmod__Scalar.CallInPlace(this, scalar);

        public Tensor fmod_(Tensor target) => Aten.fmod_.CallInPlace(this, target);

        public Tensor pow_(Scalar exponent) => Aten.pow__Scalar.CallInPlace(this, exponent);

        public Tensor pow_(Tensor exponent) => Aten.pow_.CallInPlace(this, exponent);

        public Tensor float_power(Tensor target) => Aten.float_power.Call(this, target);

        public Tensor float_power_(Tensor target) => Aten.float_power_.CallInPlace(this, target);

        public Tensor max(Tensor other) => Aten.maximum.Call(this, other);

        public Tensor min(Tensor other) => Aten.minimum.Call(this, other);

        public Tensor fmax(Tensor other) => Aten.fmax.Call(this, other);

        public Tensor fmin(Tensor other) => Aten.fmin.Call(this, other);

        public Tensor copysign(Tensor other) => Aten.copysign.Call(this, other);

        public Tensor copysign_(Tensor other) => Aten.copysign_.CallInPlace(this, other);

        public Tensor heaviside(Tensor other) => Aten.heaviside.Call(this, other);

        public Tensor heaviside_(Tensor other) => Aten.heaviside_.CallInPlace(this, other);

        public Tensor ldexp(Tensor other) => Aten.ldexp.Call(this, other);

        public Tensor ldexp_(Tensor other) => Aten.ldexp_.CallInPlace(this, other);

        public Tensor logaddexp(Tensor other) => Aten.logaddexp.Call(this, other);

        public Tensor logaddexp2(Tensor other) => Aten.logaddexp2.Call(this, other);

        public Tensor xlogy(Scalar y) => Aten.xlogy_Scalar_Other.Call(this, y);

        public Tensor xlogy(Tensor y) => Aten.xlogy.Call(this, y);

        public Tensor xlogy_(Scalar y) => Aten.xlogy__Scalar_Other.CallInPlace(this, y);

        public Tensor xlogy_(Tensor y) => Aten.xlogy_.CallInPlace(this, y);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Aten.lerp_.CallInPlace(this, end, weight);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul_.CallInPlace(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.addcdiv.Call(this, tensor1, tensor2);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.addcdiv_.CallInPlace(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv_.CallInPlace(this, tensor1, tensor2, value);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.clamp_.CallInPlace(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.clamp__Tensor.CallInPlace(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.clip.Call(this, min, max);

        public Tensor clamp_min(Scalar min) => Aten.clamp_min.Call(this, min);

        public Tensor clamp_min_(Scalar min) => Aten.clamp_min_.CallInPlace(this, min);

        public Tensor clamp_max(Scalar max) => Aten.clamp_max.Call(this, max);

        public Tensor clamp_max_(Scalar max) => Aten.clamp_max_.CallInPlace(this, max);

        public Tensor nextafter(Tensor other) => Aten.nextafter.Call(this, other);

        public Tensor nextafter_(Tensor other) => Aten.nextafter_.CallInPlace(this, other);
    }
}
