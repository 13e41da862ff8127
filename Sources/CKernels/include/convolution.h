#pragma once

#include <stdbool.h>

#include "epilogue.h"

// Convolution of each channel by itself, where oneDNN is slow: with holes in the kernel. And what a transposed convolution
// adds: biases and their gradients. And convolutions of which oneDNN's fall short of the machine: with 1×1 kernels, and of few
// channels.

typedef struct {
  long batch, height, width, channels;
  long output_height, output_width;
  long kernel_height, kernel_width;
  long stride_height, stride_width;
  long dilation_height, dilation_width;
  long pad_top, pad_left;
} fb_depthwise;

/// Kernels lie as Keras has them: (kernel height, kernel width, channels).
void fb_depthwise_forward(
    const fb_depthwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y);
void fb_depthwise_backward_data(const fb_depthwise *p, const float *kernel, const float *dy, float *dx);
void fb_depthwise_backward_kernel(const fb_depthwise *p, const float *x, const float *dy, float *dkernel);

/// Adds one number to each column.
void fb_add_to_columns(const float *bias, float *y, long rows, long columns);
void fb_column_sums(const float *x, float *sums, long rows, long columns);

/// A convolution in one group, without holes in its kernel. Outputs of the kernel lie side by side in blocks of a multiple of a panel,
/// or all in one; `block_step` from one block to the next, `input_step` from a number of a window to the next.
typedef struct {
  long height, width, inputs;
  long output_width, outputs;
  long kernel_height, kernel_width, stride;
  long pad_top, pad_left;
  long block, block_step, input_step;
} fb_direct;

/// So many rows of results of an image from one on; `y` is where the first of them goes. Images that lie one below the other are one
/// where the kernel is 1×1.
void fb_direct_forward(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last,
    float *y);
/// The outputs that are computed at a time; 0 where so many cannot be computed.
long fb_direct_panel(long outputs);
/// Whether this machine has the registers for it.
bool fb_direct_is_fast(void);
