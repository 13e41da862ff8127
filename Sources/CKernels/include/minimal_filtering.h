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

// The forward pass is divided: the kernels of a block of outputs are transformed, shared out by inputs; then they are applied to tiles
// of 2×2 results, which are shared out too. Then the next block.

/// The tiles of all images, and the outputs of a block.
long fb_minimal_filtering_tiles(const fb_minimal_filtering *p);
long fb_minimal_filtering_block(const fb_minimal_filtering *p);
/// How many of so many tiles are computed at a time.
long fb_minimal_filtering_chunk(const fb_minimal_filtering *p, long tiles);
/// Floats of a block's transformed kernels, and of the scratch memory for a chunk.
size_t fb_minimal_filtering_kernels_size(const fb_minimal_filtering *p);
size_t fb_minimal_filtering_forward_scratch(const fb_minimal_filtering *p, long chunk);

/// Transforms the kernels of the block that starts with `output`, for the inputs from `first` to `to`.
void fb_minimal_filtering_transform(
    const fb_minimal_filtering *p, const float *kernel, long output, long first, long to, float *u);
/// Computes a block's outputs of the tiles from `first` to `to`: for the first block first, each with the same scratch memory.
void fb_minimal_filtering_forward(
    const fb_minimal_filtering *p, const float *x, const float *u, long output, long first, long to, long chunk,
    const fb_epilogue *last, float *y, float *scratch);

/// Size of `scratch` in floats.
size_t fb_minimal_filtering_backward_kernel_scratch(const fb_minimal_filtering *p);
size_t fb_minimal_filtering_backward_data_scratch(const fb_minimal_filtering *p);

void fb_minimal_filtering_backward_data(
    const fb_minimal_filtering *p, const float *kernel, const float *dy, float *dx, float *scratch);
/// `dbias` may be NULL.
void fb_minimal_filtering_backward_kernel(
    const fb_minimal_filtering *p, const float *x, const float *dy, float *dkernel, float *dbias, float *scratch);
