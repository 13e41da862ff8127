#pragma once

// oneDNN 2 and 3 by one interface. In 3 a layout is a handle and a primitive is described and made in one step; this is what
// Swift sees of both. All else is called as the library has it.

#include <oneapi/dnnl/dnnl.h>
#include <oneapi/dnnl/dnnl_debug.h>

// From libgomp, which provides oneDNN's threads. The count is per calling thread.
void omp_set_num_threads(int count);
int omp_get_max_threads(void);
int omp_get_num_procs(void);

// Calls `body` with each number below `count`, by the threads that primitives use.
void onednn_together(int count, void (*body)(int number, void *context), void *context);

// MARK: Layouts

#if DNNL_VERSION_MAJOR >= 3
typedef const_dnnl_memory_desc_t onednn_layout;
#else
typedef const dnnl_memory_desc_t *onednn_layout;
#endif

// Makes a layout of numbers of a type, with a stride (in elements) for each axis; without strides, the one that a primitive prefers.
dnnl_status_t onednn_layout_create(
  onednn_layout *made, dnnl_data_type_t type, int axes, const dnnl_dim_t *sizes, const dnnl_dim_t *strides);

// A copy of a layout that another object owns; NULL without memory.
onednn_layout onednn_layout_copy(onednn_layout layout);

void onednn_layout_destroy(onednn_layout layout);

int onednn_layout_axes(onednn_layout layout);

// How the elements of a layout lie. Blocks within a stride are listed from the outer to the inner.
typedef struct {
  int axes;
  dnnl_dim_t sizes[DNNL_MAX_NDIMS];
  dnnl_dim_t strides[DNNL_MAX_NDIMS];
  int blocks;
  dnnl_dim_t block_sizes[DNNL_MAX_NDIMS];
  dnnl_dim_t block_axes[DNNL_MAX_NDIMS];
} onednn_blocking;

// Whether a layout is of this kind; those of packed weights, for example, are not.
int onednn_layout_blocking(onednn_layout layout, onednn_blocking *blocking);

// MARK: Primitives

// What is computed: the result, for training or not; or gradients, from that of the result.
typedef enum {
  onednn_training,
  onednn_inference,
  onednn_gradient_of_source,
  onednn_gradient_of_weights,
} onednn_pass;

// A convolution. The bias may be NULL; gradients need the forward primitive as a hint.
dnnl_status_t onednn_convolution(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const dnnl_dim_t *strides, const dnnl_dim_t *holes,
  const dnnl_dim_t *leading, const dnnl_dim_t *trailing, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes);

// The matrix product of a dense layer.
dnnl_status_t onednn_inner_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes);

// A product of matrices.
dnnl_status_t onednn_matrix_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_layout left, onednn_layout right, onednn_layout product,
  const_dnnl_primitive_attr_t attributes);

// Appends an elementwise function to what a primitive applies to its result.
dnnl_status_t onednn_append_elementwise(
  dnnl_post_ops_t operations, dnnl_alg_kind_t function, float alpha, float beta);
