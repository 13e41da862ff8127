#pragma once

#include "epilogue.h"

#include <stddef.h>

// 3×3 convolutions by Winograd's minimal filtering. With stride 1 F(2×2, 3×3): 16 multiplications instead of 36 (Lavin and Gray
// 2016). With stride 2 the even and the odd places of a line are filtered by themselves, by two elements of the kernel, F(2, 2), and
// by one: 5 multiplications instead of 6, for a tile 25 instead of 36. The two gradients use the transposes of the same transforms.
//
// Images are channels last, kernels in Keras's order (3, 3, inputs, outputs). There are at least 16 inputs and 16 outputs.

typedef struct {
  long batch, height, width, inputs;
  long output_height, output_width, outputs;
  long pad_top, pad_left;
  long stride;  // 1 or 2
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
