using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The exports of workbench_torch.cpp, names unchanged. A status of -1 means: read <see cref="wb_error"/>.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "workbench_torch";

    [LibraryImport(Library)] internal static partial byte* wb_error();
    [LibraryImport(Library)] internal static partial byte* wb_header_version();
    [LibraryImport(Library)] internal static partial byte* wb_library_settings();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_operator_find(string name, string overload, out nint found);
    [LibraryImport(Library)] internal static partial int wb_operator_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] internal static partial void wb_array_free(void* array);

    [LibraryImport(Library)] internal static partial void wb_tensor_free(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial nint wb_tensor_retain(nint tensor);
    [LibraryImport(Library)] internal static partial int wb_tensor_from_memory(void* data, long bytes, int dtype, long* sizes, int dimensions, out nint created);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long wb_tensor_dim(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long wb_tensor_numel(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_dtype(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_device_type(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_device_index(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_is_contiguous(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long wb_tensor_element_size(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long wb_tensor_storage_offset(nint tensor);
    [LibraryImport(Library)] internal static partial int wb_tensor_is_sparse(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_sizes(nint tensor, long* sizes);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int wb_tensor_strides(nint tensor, long* strides);
    [LibraryImport(Library)] internal static partial int wb_tensor_data(nint tensor, out void* data);

    [LibraryImport(Library)] internal static partial int wb_tensor_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int wb_tensor_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int wb_tensor_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int wb_tensor_grad(nint tensor, out nint grad);
    [LibraryImport(Library)] internal static partial int wb_tensor_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int wb_tensor_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int wb_tensor_set_data(nint tensor, nint data);
    [LibraryImport(Library)] internal static partial int wb_anomaly_mode();
    [LibraryImport(Library)] internal static partial void wb_set_anomaly_mode(int enabled, int checkNaN);
    [LibraryImport(Library)] internal static partial nint wb_inference_mode_enter(int enabled);
    [LibraryImport(Library)] internal static partial void wb_inference_mode_leave(nint guard);
    [LibraryImport(Library)] internal static partial int wb_inference_mode();
    [LibraryImport(Library)] internal static partial int wb_grad_mode();
    [LibraryImport(Library)] internal static partial void wb_set_grad_mode(int enabled);
    [LibraryImport(Library)] internal static partial int wb_autograd_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradOutputs, int gradOutputCount, int retainGraph, int createGraph, int allowUnused, nint* grads);
    [LibraryImport(Library)] internal static partial int wb_autograd_backward(nint* tensors, int count, nint* gradTensors, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)] internal static partial int wb_generator_default(int deviceType, int deviceIndex, out nint created);
    [LibraryImport(Library)] internal static partial int wb_generator_new(int deviceType, int deviceIndex, ulong seed, out nint created);
    [LibraryImport(Library)] internal static partial int wb_generator_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong wb_generator_initial_seed(nint generator);
    [LibraryImport(Library)] internal static partial int wb_generator_new_seed(nint generator, out ulong seed);
    [LibraryImport(Library)] internal static partial int wb_generator_get_state(nint generator, out nint state);
    [LibraryImport(Library)] internal static partial int wb_generator_set_state(nint generator, nint state);
    [LibraryImport(Library)] internal static partial void wb_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial int wb_manual_seed(ulong seed);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_function_record(string label, nint target, delegate* unmanaged<nint, nint, nint*, int, nint*, int, byte*, int, int> backward, delegate* unmanaged<nint, void> freeTarget, int fillsMissing, nint* inputs, int inputCount, nint* outputs, int outputCount, nint* dirty, int dirtyCount, nint* constant, int constantCount, nint* kept, int keptCount);
    [LibraryImport(Library)] internal static partial int wb_function_kept(nint node, nint* tensors, int capacity);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_tensor_save(nint tensor, string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_tensor_load(string path, out nint tensor);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_script_load(string? path, byte* bytes, long count, int deviceType, int deviceIndex, out nint loaded);
    [LibraryImport(Library)] internal static partial void wb_script_free(nint module);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_script_save(nint module, string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int wb_script_call(nint module, string method, NativeValue* arguments, int count, NativeValue* result);
    [LibraryImport(Library)] internal static partial int wb_script_counts(nint module, out int inputs, out int outputs);
    [LibraryImport(Library)] internal static partial int wb_script_is_training(nint module);
    [LibraryImport(Library)] internal static partial int wb_script_train(nint module, int on);
    [LibraryImport(Library)] internal static partial int wb_script_tensors(nint module, NativeValue* result);

    [LibraryImport(Library)] internal static partial int wb_cuda_device_count();
    [LibraryImport(Library)] internal static partial int wb_cuda_cudnn_is_available();
    [LibraryImport(Library)] internal static partial int wb_cuda_synchronize(int index);
    [LibraryImport(Library)] internal static partial int wb_cuda_manual_seed(ulong seed, int all);
    [LibraryImport(Library)] internal static partial int wb_get_num_threads();
    [LibraryImport(Library)] internal static partial int wb_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int wb_get_num_interop_threads();
    [LibraryImport(Library)] internal static partial int wb_set_num_interop_threads(int count);
}
