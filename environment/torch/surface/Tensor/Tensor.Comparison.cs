using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Scalar target) => Aten.eq_Scalar.Call(this, target);

        public Tensor eq(Tensor target) => Aten.eq.Call(this, target);

        public Tensor eq_(Scalar target) => Aten.eq__Scalar.CallInPlace(this, target);

        public Tensor eq_(Tensor target) => Aten.eq_.CallInPlace(this, target);

        public Tensor ne(Scalar target) => Aten.ne_Scalar.Call(this, target);

        public Tensor ne(Tensor target) => Aten.ne.Call(this, target);

        public Tensor ne_(Scalar target) => Aten.ne__Scalar.CallInPlace(this, target);

        public Tensor ne_(Tensor target) => Aten.ne_.CallInPlace(this, target);

        public Tensor lt(Scalar target) => Aten.lt_Scalar.Call(this, target);

        public Tensor lt(Tensor target) => Aten.lt.Call(this, target);

        public Tensor lt_(Scalar target) => Aten.lt__Scalar.CallInPlace(this, target);

        public Tensor lt_(Tensor target) => Aten.lt_.CallInPlace(this, target);

        public Tensor le(Scalar target) => Aten.le_Scalar.Call(this, target);

        public Tensor le(Tensor target) => Aten.le.Call(this, target);

        public Tensor le_(Scalar target) => Aten.le__Scalar.CallInPlace(this, target);

        public Tensor le_(Tensor target) => Aten.le_.CallInPlace(this, target);

        public Tensor gt(Scalar target) => Aten.gt_Scalar.Call(this, target);

        public Tensor gt(Tensor target) => Aten.gt.Call(this, target);

        public Tensor gt_(Scalar target) => Aten.gt__Scalar.CallInPlace(this, target);

        public Tensor gt_(Tensor target) => Aten.gt_.CallInPlace(this, target);

        public Tensor ge(Scalar target) => Aten.ge_Scalar.Call(this, target);

        public Tensor ge(Tensor target) => Aten.ge.Call(this, target);

        public Tensor ge_(Scalar target) => Aten.ge__Scalar.CallInPlace(this, target);

        public Tensor ge_(Tensor target) => Aten.ge_.CallInPlace(this, target);

        public Tensor equal(Tensor target) => eq(target);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor not_equal_(Tensor target) => ne_(target);

        public Tensor less(Tensor target) => lt(target);

        public Tensor less_equal(Tensor target) => le(target);

        public Tensor less_equal_(Tensor target) => le_(target);

        public Tensor greater(Tensor target) => gt(target);

        public Tensor greater_equal(Tensor target) => ge(target);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => Aten.isclose.Call(this, other, rtol, atol, nanEqual);

        public Tensor isinf() => Aten.isinf.Call(this);

        public Tensor isneginf() => Aten.isneginf.Call(this);

        public Tensor isposinf() => Aten.isposinf.Call(this);

        public Tensor isreal() => Aten.isreal.Call(this);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => Aten.isin.Call(this, test_elements, assumeUnique, invert);

        public Tensor logical_not_() => Aten.logical_not_.CallInPlace(this);

        public Tensor logical_and(Tensor other) => Aten.logical_and.Call(this, other);

        public Tensor logical_and_(Tensor other) => Aten.logical_and_.CallInPlace(this, other);

        public Tensor logical_or(Tensor other) => Aten.logical_or.Call(this, other);

        public Tensor logical_or_(Tensor other) => Aten.logical_or_.CallInPlace(this, other);

        public Tensor logical_xor(Tensor other) => Aten.logical_xor.Call(this, other);

        public Tensor logical_xor_(Tensor other) => Aten.logical_xor_.CallInPlace(this, other);

        public Tensor bitwise_not() => Aten.bitwise_not.Call(this);

        public Tensor bitwise_not_() => Aten.bitwise_not_.CallInPlace(this);

        public Tensor bitwise_and(Tensor other) => Aten.bitwise_and.Call(this, other);

        public Tensor bitwise_and_(Tensor other) => Aten.bitwise_and_.CallInPlace(this, other);

        public Tensor bitwise_or(Tensor other) => Aten.bitwise_or.Call(this, other);

        public Tensor bitwise_or_(Tensor other) => Aten.bitwise_or_.CallInPlace(this, other);

        public Tensor bitwise_xor(Tensor other) => Aten.bitwise_xor.Call(this, other);

        public Tensor bitwise_xor_(Tensor other) => Aten.bitwise_xor_.CallInPlace(this, other);

        public Tensor bitwise_left_shift(Tensor other) => Aten.bitwise_left_shift.Call(this, other);

        public Tensor bitwise_left_shift_(Tensor other) => Aten.bitwise_left_shift_.CallInPlace(this, other);

        public Tensor bitwise_right_shift(Tensor other) => Aten.bitwise_right_shift.Call(this, other);

        public Tensor bitwise_right_shift_(Tensor other) => Aten.bitwise_right_shift_.CallInPlace(this, other);
    }
}
