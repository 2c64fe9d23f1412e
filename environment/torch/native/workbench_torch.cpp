// The whole native side of the binding: operators are called by name through the libtorch dispatcher with boxed
// arguments, so no operator has C++ of its own. What the dispatcher does not know (autograd's entry points, tensors
// from memory, generators, threads) follows below it.
//
// Rules of this boundary
//  - No exception crosses it. A function that can fail returns 0 on success and -1 on failure; the text of the last
//    failure on this thread is owned here and read with wb_error().
//  - A tensor travels as a TensorImpl* that carries one reference; whoever receives one calls wb_tensor_free once.
//  - Arguments are borrowed: nothing passed in is kept after the call returns.

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/version.h>

#include <malloc.h>
#include <cstring>
#include <string>
#include <vector>

namespace {

thread_local std::string last_error;

template <class F>
int guarded(F&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "an unknown native exception";
  }
  return -1;
}

// glibc maps and unmaps every large tensor, which costs up to 2.3 x (page faults). Keeping freed memory in the heap
// avoids it; the price is that the process does not shrink below its peak.
struct AllocatorSetup {
  AllocatorSetup() {
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 0x7fffffff);
    mallopt(M_TOP_PAD, 64 << 20);
  }
} allocator_setup;

at::Tensor borrow(void* impl) {
  if (impl == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
      static_cast<c10::TensorImpl*>(impl)));
}

void* give(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

std::vector<at::Tensor> borrow_all(void** impls, int64_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int64_t i = 0; i < count; i++) tensors.push_back(borrow(impls[i]));
  return tensors;
}

}  // namespace

extern "C" {

// ---- values that cross the boundary; mirrors NativeValue.cs ----

enum wb_tag : int32_t {
  WB_NONE = 0, WB_TENSOR = 1, WB_INT = 2, WB_DOUBLE = 3, WB_BOOL = 4, WB_STRING = 5,
  WB_INTS = 6, WB_DOUBLES = 7, WB_TENSORS = 8, WB_DEVICE = 9, WB_GENERATOR = 10, WB_DEFAULT = 11,
};

struct wb_value {
  int32_t tag;
  int32_t count;  // elements of a list, bytes of a string, index of a device
  union {
    int64_t i;
    double d;
    void* p;
  };
};

struct wb_operator {
  c10::OperatorHandle handle;
  std::vector<c10::TypePtr> types;  // of the arguments, Optional[] removed
  std::string name;
};

const char* wb_error() { return last_error.c_str(); }

// ---- versions ----

const char* wb_header_version() { return TORCH_VERSION; }

// The library states its version only inside its build settings.
const char* wb_library_settings() {
  static const std::string settings = at::show_config();
  return settings.c_str();
}

// ---- operators ----

int wb_operator_find(const char* name, const char* overload, wb_operator** found) {
  return guarded([&] {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    auto op = new wb_operator{handle, {}, name};
    for (const auto& argument : handle.schema().arguments()) {
      auto type = argument.type();
      if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
      op->types.push_back(std::move(type));
    }
    *found = op;
  });
}

}  // extern "C"

namespace {

// One argument in the type its schema asks for: a whole number where a float is due becomes one, a single number
// where a list is due becomes a list of one.
c10::IValue to_ivalue(const wb_value& value, const wb_operator& op, size_t position) {
  const auto& type = op.types[position];
  switch (value.tag) {
    case WB_NONE: return c10::IValue();
    case WB_TENSOR: return borrow(value.p);
    case WB_INT:
      if (type->kind() == c10::TypeKind::FloatType) return static_cast<double>(value.i);
      if (type->kind() == c10::TypeKind::ListType) return c10::List<int64_t>({value.i});
      return value.i;
    case WB_DOUBLE: return value.d;
    case WB_BOOL: return value.i != 0;
    case WB_STRING: return std::string(static_cast<const char*>(value.p), value.count);
    case WB_INTS: {
      auto data = static_cast<const int64_t*>(value.p);
      return c10::IntArrayRef(data, value.count);
    }
    case WB_DOUBLES: {
      auto data = static_cast<const double*>(value.p);
      return std::vector<double>(data, data + value.count);
    }
    case WB_TENSORS: {
      auto data = static_cast<void**>(value.p);
      auto list = type->cast<c10::ListType>();
      if (list && list->getElementType()->kind() == c10::TypeKind::OptionalType) {
        c10::List<c10::optional<at::Tensor>> tensors;
        tensors.reserve(value.count);
        for (int32_t i = 0; i < value.count; i++)
          tensors.push_back(data[i] ? c10::optional<at::Tensor>(borrow(data[i])) : c10::nullopt);
        return tensors;
      }
      return borrow_all(data, value.count);
    }
    case WB_DEVICE: return c10::Device(static_cast<c10::DeviceType>(value.i), static_cast<c10::DeviceIndex>(value.count));
    case WB_GENERATOR: return at::Generator(*static_cast<at::Generator*>(value.p));
    case WB_DEFAULT: {
      const auto& argument = op.handle.schema().arguments()[position];
      if (!argument.default_value())
        throw std::invalid_argument("argument '" + argument.name() + "' is required");
      return *argument.default_value();
    }
    default: throw std::invalid_argument("unknown argument tag " + std::to_string(value.tag));
  }
}

wb_value to_value(const c10::IValue& value) {
  wb_value result{WB_NONE, 0, {0}};
  if (value.isTensor()) {
    result.tag = WB_TENSOR;
    result.p = give(value.toTensor());
  } else if (value.isInt()) {
    result.tag = WB_INT;
    result.i = value.toInt();
  } else if (value.isDouble()) {
    result.tag = WB_DOUBLE;
    result.d = value.toDouble();
  } else if (value.isBool()) {
    result.tag = WB_BOOL;
    result.i = value.toBool();
  } else if (value.isTensorList()) {
    auto list = value.toTensorList();
    auto tensors = new void*[list.size()];
    for (size_t i = 0; i < list.size(); i++) tensors[i] = give(list.get(i));
    result.tag = WB_TENSORS;
    result.count = static_cast<int32_t>(list.size());
    result.p = tensors;
  } else if (!value.isNone()) {
    throw std::runtime_error("a result of kind " + value.tagKind() + " cannot cross to C#");
  }
  return result;
}

}  // namespace

extern "C" {

// Calls an operator. Arguments left out at the end take the schema's defaults. Returns the number of results, -1 on failure.
// A list result's array is freed with wb_array_free; its tensors belong to the caller.
int wb_operator_call(const wb_operator* op, const wb_value* arguments, int count, wb_value* results, int capacity) {
  int produced = 0;
  int status = guarded([&] {
    if (static_cast<size_t>(count) > op->types.size())
      throw std::invalid_argument("expected at most " + std::to_string(op->types.size()) + " arguments, got " + std::to_string(count));
    torch::jit::Stack stack;
    stack.reserve(op->types.size());
    for (int i = 0; i < count; i++) stack.push_back(to_ivalue(arguments[i], *op, i));
    for (size_t i = count; i < op->types.size(); i++) stack.push_back(to_ivalue({WB_DEFAULT, 0, {0}}, *op, i));
    op->handle.callBoxed(&stack);
    if (stack.size() > static_cast<size_t>(capacity))
      throw std::invalid_argument("expected at most " + std::to_string(capacity) + " results, got " + std::to_string(stack.size()));
    for (const auto& value : stack) results[produced++] = to_value(value);
  });
  return status == 0 ? produced : -1;
}

void wb_array_free(void** array) { delete[] array; }

// ---- tensors ----

void wb_tensor_free(void* tensor) { c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(tensor)); }

// Copies 'bytes' bytes from 'data' into a new CPU tensor of that shape.
int wb_tensor_from_memory(const void* data, int64_t bytes, int dtype, const int64_t* sizes, int dimensions, void** created) {
  return guarded([&] {
    auto tensor = at::empty(at::IntArrayRef(sizes, dimensions), at::TensorOptions(static_cast<at::ScalarType>(dtype)));
    if (static_cast<int64_t>(tensor.nbytes()) != bytes)
      throw std::invalid_argument("the shape needs " + std::to_string(tensor.nbytes()) + " bytes, got " + std::to_string(bytes));
    if (bytes > 0) std::memcpy(tensor.data_ptr(), data, bytes);
    *created = give(std::move(tensor));
  });
}

int64_t wb_tensor_dim(void* tensor) { return static_cast<c10::TensorImpl*>(tensor)->dim(); }
int64_t wb_tensor_numel(void* tensor) { return static_cast<c10::TensorImpl*>(tensor)->numel(); }
int wb_tensor_dtype(void* tensor) { return static_cast<int>(c10::typeMetaToScalarType(static_cast<c10::TensorImpl*>(tensor)->dtype())); }
int wb_tensor_device_type(void* tensor) { return static_cast<int>(static_cast<c10::TensorImpl*>(tensor)->device().type()); }
int wb_tensor_device_index(void* tensor) { return static_cast<c10::TensorImpl*>(tensor)->device().index(); }
int wb_tensor_is_contiguous(void* tensor) { return static_cast<c10::TensorImpl*>(tensor)->is_contiguous(); }

int wb_tensor_sizes(void* tensor, int64_t* sizes) {
  return guarded([&] {
    auto shape = static_cast<c10::TensorImpl*>(tensor)->sizes();
    std::copy(shape.begin(), shape.end(), sizes);
  });
}

int wb_tensor_strides(void* tensor, int64_t* strides) {
  return guarded([&] {
    auto steps = static_cast<c10::TensorImpl*>(tensor)->strides();
    std::copy(steps.begin(), steps.end(), strides);
  });
}

int wb_tensor_data(void* tensor, void** data) {
  return guarded([&] { *data = borrow(tensor).data_ptr(); });
}

// ---- autograd ----

int wb_tensor_requires_grad(void* tensor) { return borrow(tensor).requires_grad(); }
int wb_tensor_is_leaf(void* tensor) { return borrow(tensor).is_leaf(); }

int wb_tensor_set_requires_grad(void* tensor, int value) {
  return guarded([&] { borrow(tensor).set_requires_grad(value != 0); });
}

int wb_tensor_grad(void* tensor, void** grad) {
  return guarded([&] { *grad = give(borrow(tensor).grad()); });
}

int wb_tensor_set_grad(void* tensor, void* grad) {
  return guarded([&] { borrow(tensor).mutable_grad() = borrow(grad); });
}

int wb_grad_mode() { return at::GradMode::is_enabled(); }
void wb_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }

// grad_outputs may be null (ones), as may each gradient that comes back when allow_unused is set.
int wb_autograd_grad(void** outputs, int output_count, void** inputs, int input_count, void** grad_outputs, int grad_output_count,
                     int retain_graph, int create_graph, int allow_unused, void** grads) {
  return guarded([&] {
    auto result = torch::autograd::grad(
        borrow_all(outputs, output_count), borrow_all(inputs, input_count), borrow_all(grad_outputs, grad_output_count),
        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; i++) grads[i] = give(result[i]);
  });
}

int wb_autograd_backward(void** tensors, int count, void** grad_tensors, int grad_count, int retain_graph, int create_graph,
                         void** inputs, int input_count) {
  return guarded([&] {
    torch::autograd::backward(
        borrow_all(tensors, count), borrow_all(grad_tensors, grad_count), retain_graph != 0, create_graph != 0,
        borrow_all(inputs, input_count));
  });
}

// ---- generators ----

int wb_generator_default(int device_type, int device_index, at::Generator** created) {
  return guarded([&] {
    *created = new at::Generator(at::globalContext().defaultGenerator(
        c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index))));
  });
}

// A generator of its own stream: the device's default one copied, then seeded.
int wb_generator_new(int device_type, int device_index, uint64_t seed, at::Generator** created) {
  return guarded([&] {
    auto generator = at::globalContext()
                         .defaultGenerator(c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index)))
                         .clone();
    generator.set_current_seed(seed);
    *created = new at::Generator(std::move(generator));
  });
}

int wb_generator_seed(at::Generator* generator, uint64_t seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(seed);
  });
}

uint64_t wb_generator_initial_seed(at::Generator* generator) { return generator->current_seed(); }
void wb_generator_free(at::Generator* generator) { delete generator; }

// Seeds the default generators of every device.
int wb_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}

// ---- devices and threads ----

int wb_cuda_is_available() { return at::hasCUDA(); }
int wb_get_num_threads() { return at::get_num_threads(); }

int wb_set_num_threads(int count) {
  return guarded([&] { at::set_num_threads(count); });
}

}  // extern "C"
