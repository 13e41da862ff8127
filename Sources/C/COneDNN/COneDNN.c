#include "COneDNN.h"

#include <stdlib.h>
#include <string.h>

// MARK: Threads

// From libgomp: what a compiler makes of a parallel region.
void GOMP_parallel(void (*body)(void *), void *context, unsigned threads, unsigned flags);
int omp_get_thread_num(void);
int omp_get_num_threads(void);

typedef struct {
  int count;
  void (*body)(int, void *);
  void *context;
} region;

static void share_of_region(void *raw) {
  const region *all = raw;
  // There may be fewer threads than were asked for.
  for (int number = omp_get_thread_num(); number < all->count; number += omp_get_num_threads())
    all->body(number, all->context);
}

void onednn_together(int count, void (*body)(int, void *), void *context) {
  region all = {count, body, context};
  GOMP_parallel(share_of_region, &all, count, 0);
}

#if DNNL_VERSION_MAJOR >= 3

// MARK: oneDNN 3

dnnl_status_t onednn_layout_create(
  onednn_layout *made, dnnl_data_type_t type, int axes, const dnnl_dim_t *sizes, const dnnl_dim_t *strides) {
  dnnl_memory_desc_t layout = NULL;
  dnnl_status_t status =
    strides == NULL ? dnnl_memory_desc_create_with_tag(&layout, axes, sizes, type, dnnl_format_tag_any)
                    : dnnl_memory_desc_create_with_strides(&layout, axes, sizes, type, strides);
  *made = layout;
  return status;
}

onednn_layout onednn_layout_copy(onednn_layout layout) {
  dnnl_memory_desc_t copy = NULL;
  return dnnl_memory_desc_clone(&copy, layout) == dnnl_success ? copy : NULL;
}

void onednn_layout_destroy(onednn_layout layout) { dnnl_memory_desc_destroy((dnnl_memory_desc_t)layout); }

int onednn_layout_axes(onednn_layout layout) {
  int axes = 0;
  dnnl_memory_desc_query(layout, dnnl_query_ndims_s32, &axes);
  return axes;
}

int onednn_layout_blocking(onednn_layout layout, onednn_blocking *blocking) {
  dnnl_format_kind_t kind = dnnl_format_kind_undef;
  const dnnl_dims_t *sizes = NULL, *strides = NULL, *block_sizes = NULL, *block_axes = NULL;
  if (dnnl_memory_desc_query(layout, dnnl_query_format_kind, &kind) != dnnl_success || kind != dnnl_blocked
      || dnnl_memory_desc_query(layout, dnnl_query_ndims_s32, &blocking->axes) != dnnl_success
      || dnnl_memory_desc_query(layout, dnnl_query_dims, &sizes) != dnnl_success
      || dnnl_memory_desc_query(layout, dnnl_query_strides, &strides) != dnnl_success
      || dnnl_memory_desc_query(layout, dnnl_query_inner_nblks_s32, &blocking->blocks) != dnnl_success
      || dnnl_memory_desc_query(layout, dnnl_query_inner_blks, &block_sizes) != dnnl_success
      || dnnl_memory_desc_query(layout, dnnl_query_inner_idxs, &block_axes) != dnnl_success) {
    return 0;
  }
  memcpy(blocking->sizes, *sizes, sizeof(dnnl_dims_t));
  memcpy(blocking->strides, *strides, sizeof(dnnl_dims_t));
  memcpy(blocking->block_sizes, *block_sizes, sizeof(dnnl_dims_t));
  memcpy(blocking->block_axes, *block_axes, sizeof(dnnl_dims_t));
  return 1;
}

dnnl_status_t onednn_convolution(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const dnnl_dim_t *strides, const dnnl_dim_t *holes,
  const dnnl_dim_t *leading, const dnnl_dim_t *trailing, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes) {
  switch (pass) {
  case onednn_gradient_of_source:
    return dnnl_convolution_backward_data_primitive_desc_create(
      made, engine, dnnl_convolution_direct, source, weights, destination, strides, holes, leading, trailing, hint,
      attributes);
  case onednn_gradient_of_weights:
    return dnnl_convolution_backward_weights_primitive_desc_create(
      made, engine, dnnl_convolution_direct, source, weights, bias, destination, strides, holes, leading, trailing,
      hint, attributes);
  default:
    return dnnl_convolution_forward_primitive_desc_create(
      made, engine, pass == onednn_training ? dnnl_forward_training : dnnl_forward_inference,
      dnnl_convolution_direct, source, weights, bias, destination, strides, holes, leading, trailing, attributes);
  }
}

dnnl_status_t onednn_inner_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes) {
  switch (pass) {
  case onednn_gradient_of_source:
    return dnnl_inner_product_backward_data_primitive_desc_create(
      made, engine, source, weights, destination, hint, attributes);
  case onednn_gradient_of_weights:
    return dnnl_inner_product_backward_weights_primitive_desc_create(
      made, engine, source, weights, bias, destination, hint, attributes);
  default:
    return dnnl_inner_product_forward_primitive_desc_create(
      made, engine, pass == onednn_training ? dnnl_forward_training : dnnl_forward_inference, source, weights, bias,
      destination, attributes);
  }
}

dnnl_status_t onednn_matrix_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_layout left, onednn_layout right, onednn_layout product,
  const_dnnl_primitive_attr_t attributes) {
  return dnnl_matmul_primitive_desc_create(made, engine, left, right, NULL, product, attributes);
}

dnnl_status_t onednn_append_elementwise(
  dnnl_post_ops_t operations, dnnl_alg_kind_t function, float alpha, float beta) {
  return dnnl_post_ops_append_eltwise(operations, function, alpha, beta);
}

#else

// MARK: oneDNN 2

dnnl_status_t onednn_layout_create(
  onednn_layout *made, dnnl_data_type_t type, int axes, const dnnl_dim_t *sizes, const dnnl_dim_t *strides) {
  dnnl_memory_desc_t layout;
  dnnl_status_t status = strides == NULL
    ? dnnl_memory_desc_init_by_tag(&layout, axes, sizes, type, dnnl_format_tag_any)
    : dnnl_memory_desc_init_by_strides(&layout, axes, sizes, type, strides);
  *made = status == dnnl_success ? onednn_layout_copy(&layout) : NULL;
  return status == dnnl_success && *made == NULL ? dnnl_out_of_memory : status;
}

onednn_layout onednn_layout_copy(onednn_layout layout) {
  dnnl_memory_desc_t *copy = malloc(sizeof *copy);
  if (copy != NULL) *copy = *layout;
  return copy;
}

void onednn_layout_destroy(onednn_layout layout) { free((void *)layout); }

int onednn_layout_axes(onednn_layout layout) { return layout->ndims; }

int onednn_layout_blocking(onednn_layout layout, onednn_blocking *blocking) {
  if (layout->format_kind != dnnl_blocked) return 0;
  const dnnl_blocking_desc_t *found = &layout->format_desc.blocking;
  blocking->axes = layout->ndims;
  blocking->blocks = found->inner_nblks;
  memcpy(blocking->sizes, layout->dims, sizeof(dnnl_dims_t));
  memcpy(blocking->strides, found->strides, sizeof(dnnl_dims_t));
  memcpy(blocking->block_sizes, found->inner_blks, sizeof(dnnl_dims_t));
  memcpy(blocking->block_axes, found->inner_idxs, sizeof(dnnl_dims_t));
  return 1;
}

dnnl_status_t onednn_convolution(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const dnnl_dim_t *strides, const dnnl_dim_t *holes,
  const dnnl_dim_t *leading, const dnnl_dim_t *trailing, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes) {
  dnnl_convolution_desc_t description;
  dnnl_status_t status;
  switch (pass) {
  case onednn_gradient_of_source:
    status = dnnl_dilated_convolution_backward_data_desc_init(
      &description, dnnl_convolution_direct, source, weights, destination, strides, holes, leading, trailing);
    break;
  case onednn_gradient_of_weights:
    status = dnnl_dilated_convolution_backward_weights_desc_init(
      &description, dnnl_convolution_direct, source, weights, bias, destination, strides, holes, leading, trailing);
    break;
  default:
    status = dnnl_dilated_convolution_forward_desc_init(
      &description, pass == onednn_training ? dnnl_forward_training : dnnl_forward_inference,
      dnnl_convolution_direct, source, weights, bias, destination, strides, holes, leading, trailing);
  }
  return status == dnnl_success ? dnnl_primitive_desc_create(made, &description, attributes, engine, hint) : status;
}

dnnl_status_t onednn_inner_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_pass pass, onednn_layout source, onednn_layout weights,
  onednn_layout bias, onednn_layout destination, const_dnnl_primitive_desc_t hint,
  const_dnnl_primitive_attr_t attributes) {
  dnnl_inner_product_desc_t description;
  dnnl_status_t status;
  switch (pass) {
  case onednn_gradient_of_source:
    status = dnnl_inner_product_backward_data_desc_init(&description, source, weights, destination);
    break;
  case onednn_gradient_of_weights:
    status = dnnl_inner_product_backward_weights_desc_init(&description, source, weights, bias, destination);
    break;
  default:
    status = dnnl_inner_product_forward_desc_init(
      &description, pass == onednn_training ? dnnl_forward_training : dnnl_forward_inference, source, weights, bias,
      destination);
  }
  return status == dnnl_success ? dnnl_primitive_desc_create(made, &description, attributes, engine, hint) : status;
}

dnnl_status_t onednn_matrix_product(
  dnnl_primitive_desc_t *made, dnnl_engine_t engine, onednn_layout left, onednn_layout right, onednn_layout product,
  const_dnnl_primitive_attr_t attributes) {
  dnnl_matmul_desc_t description;
  dnnl_status_t status = dnnl_matmul_desc_init(&description, left, right, NULL, product);
  return status == dnnl_success ? dnnl_primitive_desc_create(made, &description, attributes, engine, NULL) : status;
}

dnnl_status_t onednn_append_elementwise(
  dnnl_post_ops_t operations, dnnl_alg_kind_t function, float alpha, float beta) {
  return dnnl_post_ops_append_eltwise(operations, 1, function, alpha, beta);
}

#endif
