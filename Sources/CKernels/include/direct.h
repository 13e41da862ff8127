#pragma once

#include <stdbool.h>

#include "epilogue.h"

// Direct convolution where oneDNN's kernels are below the machine's peak: 1×1 kernels, and few channels.

/// No groups, no dilation. The kernel's output channels are contiguous in blocks of a multiple of a panel, possibly
/// a single one; `block_step` is the stride between blocks, `input_step` that between window elements. Of the outputs those from
/// `from` to `to` are computed.
typedef struct {
  long height, width, inputs;
  long output_width, outputs;
  long kernel_height, kernel_width, stride;
  long pad_top, pad_left;
  long block, block_step, input_step;
  long from, to;
  /// The distances of results beside each other, and of rows of them.
  long pixel, line;
  /// Whether its tiles are for AVX-512's registers, or for AVX2's.
  bool is_wide;
} fb_direct;

/// Computes `rows` result rows of an image, the first of which goes to `y`. With a 1×1 kernel a batch is one tall
/// image.
void fb_direct_forward(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last,
    float *y);
/// Adds the part of `rows` result rows to the gradient of a kernel in one block, from the gradient of the result, which starts with
/// the first of these rows. With a 1×1 kernel a batch is one tall image.
void fb_direct_backward_kernel(
    const fb_direct *p, const float *image, long first, long rows, const float *dy, float *dw);
/// Computes a row of the gradient of an image, for the channels from `from` to `to`, from the gradient of the result and a kernel in
/// one block; 0 where `value`, if there is one, is not between 0 and `bound`. At least 16 outputs.
void fb_direct_backward_input(
    const fb_direct *p, long output_height, const float *dy, long row, const float *kernel, long from, long to,
    const float *value, float bound, float *dx);
/// Turns part of a kernel (height, width, inputs, outputs) by 180° and swaps inputs and outputs: the places `first_row`,
/// `first_row` + `step` …, and likewise of the columns.
void fb_turn_kernel(
    const float *kernel, long height, long width, long inputs, long outputs, long first_row, long first_column, long step,
    float *turned);
/// What `from` is a multiple of, and `to`, if it is not the last.
long fb_direct_unit(const fb_direct *p);
/// The number of output channels that each block of a kernel must be a multiple of; 0 if this number of outputs is not supported.
long fb_direct_panel(long outputs);
/// Whether the machine has AVX-512's registers.
bool fb_direct_is_wide(void);
/// Whether the machine has the registers for it.
bool fb_direct_is_fast(void);
