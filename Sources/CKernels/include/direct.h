#pragma once

#include <stdbool.h>

#include "epilogue.h"

// Convolution where oneDNN's kernels fall short of the machine: with 1×1 kernels, and of few channels.

/// One group, no holes in the kernel. Outputs of the kernel lie side by side in blocks of a multiple of a panel, or all in one;
/// `block_step` from one block to the next, `input_step` from a number of a window to the next.
typedef struct {
  long height, width, inputs;
  long output_width, outputs;
  long kernel_height, kernel_width, stride;
  long pad_top, pad_left;
  long block, block_step, input_step;
} fb_direct;

/// So many rows of results of an image from one on; `y` is where the first of them goes. Images that lie one below the other
/// are one where the kernel is 1×1.
void fb_direct_forward(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last,
    float *y);
/// The outputs that are computed at a time; 0 where so many cannot be computed.
long fb_direct_panel(long outputs);
/// Whether this machine has the registers for it.
bool fb_direct_is_fast(void);
