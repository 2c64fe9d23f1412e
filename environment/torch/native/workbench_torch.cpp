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
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/cuda.h>
#include <torch/serialize.h>
#include <torch/version.h>

#include <malloc.h>
#include <cstring>
#include <sstream>
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
  int32_t count;  // elements of a list, bytes of a string, index of a device, KiB of memory behind a tensor that came back
  union {
    int64_t i;
    double d;
    void* p;
  };
};

struct wb_operator {
  c10::OperatorHandle handle;
  std::vector<c10::TypePtr> types;        // of the arguments, Optional[] removed
  std::vector<c10::IValue> defaults;      // of the arguments; none where there is none or where it is none
  std::vector<bool> is_required;
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
    auto op = new wb_operator{handle, {}, {}, {}};
    for (const auto& argument : handle.schema().arguments()) {
      auto type = argument.type();
      if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
      op->types.push_back(std::move(type));
      op->defaults.push_back(argument.default_value() ? *argument.default_value() : c10::IValue());
      op->is_required.push_back(!argument.default_value());
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
    case WB_DEFAULT:
      if (op.is_required[position])
        throw std::invalid_argument("argument '" + op.handle.schema().arguments()[position].name() + "' is required");
      return op.defaults[position];
    default: throw std::invalid_argument("unknown argument tag " + std::to_string(value.tag));
  }
}

// What the collector should know of: memory that this tensor alone brought, not that of views; small ones are not worth it.
int32_t kibibytes(const at::Tensor& tensor) {
  constexpr size_t worth = 64 << 10;
  if (!tensor.defined() || !tensor.has_storage()) return 0;
  auto bytes = tensor.storage().nbytes();
  if (bytes < worth || tensor.is_view()) return 0;
  return static_cast<int32_t>(std::min<size_t>(bytes >> 10, 0x7fffffff));
}

wb_value to_value(c10::IValue&& value) {
  wb_value result{WB_NONE, 0, {0}};
  if (value.isTensor()) {
    auto tensor = std::move(value).toTensor();
    result.tag = WB_TENSOR;
    result.count = kibibytes(tensor);
    result.p = give(std::move(tensor));
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
  } else if (value.isTuple()) {
    const auto& elements = value.toTupleRef().elements();
    for (const auto& element : elements)
      if (!element.isTensor()) throw std::runtime_error("a tuple with a " + element.tagKind() + " in it cannot cross to C#, only tuples of tensors");
    auto tensors = new void*[elements.size()];
    for (size_t i = 0; i < elements.size(); i++) tensors[i] = give(elements[i].toTensor());
    result.tag = WB_TENSORS;
    result.count = static_cast<int32_t>(elements.size());
    result.p = tensors;
  } else if (!value.isNone()) {
    throw std::runtime_error("a result of kind " + value.tagKind() + " cannot cross to C#");
  }
  return result;
}

}  // namespace

extern "C" {

namespace {

// One stack a thread, kept between calls for its memory; a call inside a call (a gradient written in C#) makes its own.
thread_local torch::jit::Stack spare_stack;

struct BorrowedStack {
  torch::jit::Stack values = std::move(spare_stack);
  ~BorrowedStack() {
    values.clear();
    if (values.capacity() <= 64) spare_stack = std::move(values);
  }
};

}  // namespace

// Calls an operator. Arguments left out at the end take the schema's defaults. Returns the number of results, -1 on failure.
// A list result's array is freed with wb_array_free; its tensors belong to the caller.
int wb_operator_call(const wb_operator* op, const wb_value* arguments, int count, wb_value* results, int capacity) {
  int produced = 0;
  int status = guarded([&] {
    if (static_cast<size_t>(count) > op->types.size())
      throw std::invalid_argument("expected at most " + std::to_string(op->types.size()) + " arguments, got " + std::to_string(count));
    BorrowedStack borrowed;
    auto& stack = borrowed.values;
    stack.reserve(op->types.size());
    for (int i = 0; i < count; i++) stack.push_back(to_ivalue(arguments[i], *op, i));
    for (size_t i = count; i < op->types.size(); i++) stack.push_back(to_ivalue({WB_DEFAULT, 0, {0}}, *op, i));
    op->handle.callBoxed(&stack);
    if (stack.size() > static_cast<size_t>(capacity))
      throw std::invalid_argument("expected at most " + std::to_string(capacity) + " results, got " + std::to_string(stack.size()));
    for (auto& value : stack) results[produced++] = to_value(std::move(value));
  });
  return status == 0 ? produced : -1;
}

void wb_array_free(void** array) { delete[] array; }

// ---- tensors ----

void wb_tensor_free(void* tensor) { c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(tensor)); }

// One more reference to the same tensor.
void* wb_tensor_retain(void* tensor) { return give(borrow(tensor)); }

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
int64_t wb_tensor_element_size(void* tensor) { return static_cast<int64_t>(static_cast<c10::TensorImpl*>(tensor)->itemsize()); }
int64_t wb_tensor_storage_offset(void* tensor) { return static_cast<c10::TensorImpl*>(tensor)->storage_offset(); }
int wb_tensor_is_sparse(void* tensor) { return borrow(tensor).is_sparse(); }
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

int wb_tensor_retain_grad(void* tensor) {
  return guarded([&] { borrow(tensor).retain_grad(); });
}

int wb_anomaly_mode() { return (torch::autograd::AnomalyMode::is_enabled() ? 1 : 0) | (torch::autograd::AnomalyMode::should_check_nan() ? 2 : 0); }
void wb_set_anomaly_mode(int enabled, int check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

// The guard belongs to the thread that made it and is freed there.
c10::InferenceMode* wb_inference_mode_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }
void wb_inference_mode_leave(c10::InferenceMode* guard) { delete guard; }
int wb_inference_mode() { return c10::InferenceMode::is_enabled(); }

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

int wb_generator_new_seed(at::Generator* generator, uint64_t* seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *seed = generator->seed();
  });
}

int wb_generator_get_state(at::Generator* generator, void** state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *state = give(generator->get_state());
  });
}

int wb_generator_set_state(at::Generator* generator, void* state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(borrow(state));
  });
}

// Seeds the default generators of every device.
int wb_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}

// ---- gradients written in C# ----

// Gives gradients (owned by the callee), takes gradients (owned by the caller again, null where there is none). Returns how many
// came back, or -1 with a text in 'error'.
typedef int (*wb_backward)(void* node, void* target, void** gradients, int count, void** results, int capacity, char* error, int error_capacity);
typedef void (*wb_target_free)(void* target);

}  // extern "C"

namespace {

struct ManagedNode : public torch::autograd::Node {
  void* target = nullptr;
  wb_backward backward = nullptr;
  wb_target_free free_target = nullptr;
  std::string label;
  bool fills_missing = true;
  std::vector<torch::autograd::SavedVariable> saved;

  ~ManagedNode() override {
    if (free_target != nullptr) free_target(target);
  }

  std::string name() const override { return label; }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(mutex_);
    for (auto& variable : saved) variable.reset_data();
  }

  torch::autograd::variable_list apply(torch::autograd::variable_list&& inputs) override {
    std::vector<void*> gradients, results(num_outputs());
    for (size_t i = 0; i < inputs.size(); i++) {
      if (!inputs[i].defined() && fills_missing) inputs[i] = input_metadata(i).zeros_like();
      gradients.push_back(give(std::move(inputs[i])));
    }
    char error[4096] = {0};
    int produced = backward(this, target, gradients.data(), static_cast<int>(gradients.size()), results.data(), static_cast<int>(results.size()), error, sizeof error);
    if (produced < 0) throw std::runtime_error(error);
    torch::autograd::variable_list outputs;
    for (auto result : results)
      outputs.push_back(result == nullptr ? at::Tensor() : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(result))));
    return outputs;
  }
};

bool contains(void** tensors, int count, const at::Tensor& tensor) {
  return std::find(tensors, tensors + count, static_cast<void*>(tensor.unsafeGetTensorImpl())) != tensors + count;
}

}  // namespace

extern "C" {

// Records that 'outputs' were computed from 'inputs' by C# code whose gradient is 'backward'. Returns 1 if it was recorded, 0 if no
// input asks for gradients (then 'target' stays the caller's), -1 on failure. An output that is an input comes back as a view of it.
int wb_function_record(const char* label, void* target, wb_backward backward, wb_target_free free_target, int fills_missing,
                       void** inputs, int input_count, void** outputs, int output_count,
                       void** dirty, int dirty_count, void** constant, int constant_count, void** kept, int kept_count) {
  bool recorded = false;
  int status = guarded([&] {
    auto from = borrow_all(inputs, input_count);
    if (!at::GradMode::is_enabled() || !std::any_of(from.begin(), from.end(), [](const at::Tensor& t) { return t.requires_grad(); })) return;
    auto node = std::shared_ptr<ManagedNode>(new ManagedNode(), torch::autograd::deleteNode);
    node->label = label;
    node->backward = backward;
    node->target = target;
    node->fills_missing = fills_missing != 0;
    for (auto& tensor : from)
      if (contains(dirty, dirty_count, tensor) && tensor.is_leaf() && tensor.requires_grad())
        throw std::runtime_error("a leaf that requires grad was changed in place by a function written in C#");
    node->set_next_edges(torch::autograd::collect_next_edges(from));
    for (int i = 0; i < output_count; i++) {
      auto output = borrow(outputs[i]);
      bool is_constant = contains(constant, constant_count, output) || !torch::autograd::isDifferentiableType(output.scalar_type());
      if (contains(dirty, dirty_count, output)) {
        torch::autograd::impl::rebase_history(output, {node, node->add_input_metadata(output)});
        continue;
      }
      if (contains(inputs, input_count, output)) {
        at::NoGradGuard quiet;
        output = output.view_as(output);
        outputs[i] = give(output);
      }
      if (is_constant) {
        node->add_input_metadata(torch::autograd::Node::undefined_input());
        continue;
      }
      if (auto view = torch::autograd::impl::get_view_autograd_meta(output)) view->set_creation_meta(torch::autograd::CreationMeta::IN_CUSTOM_FUNCTION);
      torch::autograd::set_history(output, node);
    }
    for (auto& tensor : borrow_all(kept, kept_count)) node->saved.emplace_back(tensor, tensor.defined() && tensor.grad_fn() == node);
    node->free_target = free_target;  // last: until here the caller frees the target of a failure
    recorded = true;
  });
  return status == 0 ? recorded : -1;
}

int wb_function_kept(void* node, void** tensors, int capacity) {
  return guarded([&] {
    auto self = static_cast<ManagedNode*>(node);
    auto owner = self->shared_from_this();
    for (int i = 0; i < capacity && i < static_cast<int>(self->saved.size()); i++) tensors[i] = give(self->saved[i].unpack(owner));
  });
}

// ---- files ----

int wb_tensor_save(void* tensor, const char* path) {
  return guarded([&] { torch::save(borrow(tensor), std::string(path)); });
}

int wb_tensor_load(const char* path, void** tensor) {
  return guarded([&] {
    at::Tensor loaded;
    torch::load(loaded, std::string(path));
    *tensor = give(std::move(loaded));
  });
}

// ---- TorchScript ----

int wb_script_load(const char* path, const char* bytes, int64_t count, int device_type, int device_index, torch::jit::Module** loaded) {
  return guarded([&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    if (path != nullptr) {
      *loaded = new torch::jit::Module(torch::jit::load(std::string(path), device));
      return;
    }
    std::istringstream stream(std::string(bytes, count));
    *loaded = new torch::jit::Module(torch::jit::load(stream, device));
  });
}

void wb_script_free(torch::jit::Module* module) { delete module; }

int wb_script_save(torch::jit::Module* module, const char* path) {
  return guarded([&] { module->save(std::string(path)); });
}

// Calls a method by name; its name is looked up at each call. Returns 1 with a result, -1 on failure.
int wb_script_call(torch::jit::Module* module, const char* method, const wb_value* arguments, int count, wb_value* result) {
  int status = guarded([&] {
    auto found = module->find_method(method);
    if (!found) throw std::invalid_argument(std::string("the module has no method '") + method + "'");
    const auto& schema = found->function().getSchema();
    std::vector<c10::IValue> inputs;
    for (int i = 0; i < count; i++) {
      const auto& value = arguments[i];
      switch (value.tag) {
        case WB_NONE: inputs.emplace_back(); break;
        case WB_TENSOR: inputs.emplace_back(borrow(value.p)); break;
        case WB_INT: inputs.emplace_back(value.i); break;
        case WB_DOUBLE: inputs.emplace_back(value.d); break;
        case WB_BOOL: inputs.emplace_back(value.i != 0); break;
        case WB_STRING: inputs.emplace_back(std::string(static_cast<const char*>(value.p), value.count)); break;
        case WB_TENSORS: inputs.emplace_back(borrow_all(static_cast<void**>(value.p), value.count)); break;
        default: throw std::invalid_argument("an argument of this kind cannot be given to TorchScript");
      }
    }
    if (inputs.size() + 1 > schema.arguments().size())
      throw std::invalid_argument("expected at most " + std::to_string(schema.arguments().size() - 1) + " arguments, got " + std::to_string(inputs.size()));
    *result = to_value((*found)(std::move(inputs)));
  });
  return status == 0 ? 1 : -1;
}

int wb_script_counts(torch::jit::Module* module, int* inputs, int* outputs) {
  return guarded([&] {
    const auto& schema = module->get_method("forward").function().getSchema();
    *inputs = static_cast<int>(schema.arguments().size()) - 1;
    *outputs = static_cast<int>(schema.returns().size());
  });
}

int wb_script_is_training(torch::jit::Module* module) { return module->is_training(); }

int wb_script_train(torch::jit::Module* module, int on) {
  return guarded([&] { module->train(on != 0); });
}

// Its parameters, then its buffers; an array to be freed with wb_array_free.
int wb_script_tensors(torch::jit::Module* module, wb_value* result) {
  return guarded([&] {
    std::vector<at::Tensor> all;
    for (const auto& parameter : module->parameters()) all.push_back(parameter);
    for (const auto& buffer : module->buffers()) all.push_back(buffer);
    *result = to_value(c10::IValue(all));
  });
}

int wb_tensor_set_data(void* tensor, void* data) {
  return guarded([&] { borrow(tensor).set_data(borrow(data)); });
}

// ---- devices and threads ----

int wb_cuda_device_count() {
  int count = 0;
  return guarded([&] { count = static_cast<int>(torch::cuda::device_count()); }) == 0 ? count : 0;
}

int wb_cuda_cudnn_is_available() { return torch::cuda::cudnn_is_available(); }

int wb_cuda_synchronize(int index) {
  return guarded([&] { torch::cuda::synchronize(index); });
}

int wb_cuda_manual_seed(uint64_t seed, int all) {
  return guarded([&] { all != 0 ? torch::cuda::manual_seed_all(seed) : torch::cuda::manual_seed(seed); });
}

int wb_get_num_threads() { return at::get_num_threads(); }

int wb_set_num_threads(int count) {
  return guarded([&] { at::set_num_threads(count); });
}

int wb_get_num_interop_threads() { return static_cast<int>(at::get_num_interop_threads()); }

int wb_set_num_interop_threads(int count) {
  return guarded([&] { at::set_num_interop_threads(count); });
}

}  // extern "C"
