#pragma once

#include "epilogue.h"

#include <stddef.h>

// 3×3 convolutions with stride 1 by Winograd's minimal filtering F(2×2, 3×3): 16 multiplications instead of 36.
// Lavin and Gray 2016. The two gradients use the transposes of the same transforms.
//
// Images are channels last, kernels in Keras's order (3, 3, inputs, outputs). Inputs and outputs are multiples of
// 16.

typedef struct {
  long batch, height, width, inputs;
  long output_height, output_width, outputs;
  long pad_top, pad_left;
} fb_minimal_filtering;

/// Size of `scratch` in floats: forward and for the kernel's gradient, and for the input's.
size_t fb_minimal_filtering_scratch(const fb_minimal_filtering *p);
size_t fb_minimal_filtering_backward_data_scratch(const fb_minimal_filtering *p);

void fb_minimal_filtering_forward(
    const fb_minimal_filtering *p, const float *x, const float *kernel, const fb_epilogue *last, float *y, float *scratch);
void fb_minimal_filtering_backward_data(
    const fb_minimal_filtering *p, const float *kernel, const float *dy, float *dx, float *scratch);
/// `dbias` may be NULL.
void fb_minimal_filtering_backward_kernel(
    const fb_minimal_filtering *p, const float *x, const float *dy, float *dkernel, float *dbias, float *scratch);
