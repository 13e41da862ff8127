#pragma once

#include "depthwise.h"
#include "vectors.h"

#include <math.h>

// Depthwise convolution with 3×3 kernels without dilation: kernel and sums stay in registers, sixteen channels at a
// time. Rows are processed three at a time, and an image element is loaded once for all windows that contain it.

// Result rows that are computed at a time.
enum { ROWS = 3 };

static const float zeros[LANES];

FB_INLINE bool is_three(const fb_depthwise *p) {
  return p->kernel_height == 3 && p->kernel_width == 3 && p->dilation_height == 1 && p->dilation_width == 1 &&
         p->stride_height == p->stride_width && p->stride_width <= 2 && p->pad_top <= 2 && p->pad_left <= 2 &&
         p->channels % LANES == 0;
}

// Rows of an image, sixteen channels; zeros for rows outside the image.
FB_INLINE void find_rows(
    const float *image, long height, long width, long channels, long top, long first, int count, const float **rows,
    long *steps) {
  for (int r = 0; r < count; r++) {
    const bool inside = top + r >= 0 && top + r < height;
    rows[r] = inside ? image + (top + r) * width * channels + first : zeros;
    steps[r] = inside ? channels : 0;
  }
}

// The adjacent windows that contain one column: those with unfinished sums.
FB_INLINE int open_windows(int stride) { return stride == 1 ? 3 : 2; }

// Some result rows. An image element is loaded once for all windows, [0] the rightmost; columns outside the image
// are skipped. `flipped`: the kernel is rotated by 180°, as for a gradient.
FB_INLINE void forward_rows(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, long oh, long first,
    const int rows, const int stride, const bool flipped) {
  const long c = p->channels;
  const int open = open_windows(stride), inputs = (rows - 1) * stride + 3;
  vector w[9];
  for (int k = 0; k < 9; k++) w[k] = load(kernel + (flipped ? 8 - k : k) * c + first);
  const vector factor = last->factor ? load(last->factor + first) : 1 - (vector){0};
  const vector offset = last->offset ? load(last->offset + first) : (vector){0};
  const float low = last->low, high = last->high;
  const float *x[2 * ROWS + 1];
  long step[2 * ROWS + 1];
  find_rows(image, p->height, p->width, c, oh * stride - p->pad_top, first, inputs, x, step);
  vector sum[3][ROWS] = {0};
  for (long ow = 1 - open, column = -p->pad_left; ow < p->output_width; ow++) {
    for (int o = 0; o < rows; o++) sum[0][o] = (vector){0};
    for (int s = 0; s < stride; s++, column++) {
      if (column < 0 || column >= p->width) continue;
      for (int r = 0; r < inputs; r++) {
        const vector number = load(x[r]);
        x[r] += step[r];
        for (int n = 0; n < open; n++)
          for (int o = 0; o < rows; o++) {
            const int kh = r - o * stride, kw = s + n * stride;
            if (kh >= 0 && kh < 3 && kw < 3) sum[n][o] += number * w[3 * kh + kw];
          }
      }
    }
    for (int o = 0; o < rows && ow >= 0; o++) {
      vector moved = sum[open - 1][o] * factor + offset;
      FB_HOLD(moved, low, high);
      write(y + ((oh + o) * p->output_width + ow) * c + first, moved, last->streams);
    }
    for (int n = open - 1; n > 0; n--)
      for (int o = 0; o < rows; o++) sum[n][o] = sum[n - 1][o];
  }
}

FB_INLINE void forward_three(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, const int stride,
    const bool flipped) {
  long oh = 0;
  for (; oh + ROWS <= p->output_height; oh += ROWS)
    for (long first = 0; first < p->channels; first += LANES)
      forward_rows(p, image, kernel, last, y, oh, first, ROWS, stride, flipped);
  for (; oh < p->output_height; oh++)
    for (long first = 0; first < p->channels; first += LANES)
      forward_rows(p, image, kernel, last, y, oh, first, 1, stride, flipped);
}

// A row of an image's gradient for stride 2: it is the middle row of one row of windows or, if `rows` is 2, the
// first row of one and the last of the previous. The same holds for columns.
FB_INLINE void data_row(
    const fb_depthwise *p, const float *dy, const float *kernel, float *dx, long h, long first, const int rows,
    bool streams) {
  const long c = p->channels, oh = (h + p->pad_top) / 2;
  vector w[2][3], before[2] = {0};
  const float *g[2];
  long step[2];
  find_rows(dy, p->output_height, p->output_width, c, oh - rows + 1, first, rows, g, step);
  for (int r = 0; r < rows; r++)
    for (int kw = 0; kw < 3; kw++) w[r][kw] = load(kernel + ((rows == 1 ? 1 : 2 - 2 * r) * 3 + kw) * c + first);
  dx += h * p->width * c + first;
  for (long ow = 0, column = -p->pad_left; column < p->width; ow++, column += 2) {
    vector shared = {0}, middle = {0};
    for (int r = 0; r < rows; r++) {
      const vector number = load(ow < p->output_width ? g[r] : zeros);
      g[r] += step[r];
      shared += number * w[r][0] + before[r] * w[r][2];
      middle += number * w[r][1];
      before[r] = number;
    }
    if (column >= 0) write(dx + column * c, shared, streams);
    if (column + 1 >= 0 && column + 1 < p->width) write(dx + (column + 1) * c, middle, streams);
  }
}

FB_INLINE void data_three(
    const fb_depthwise *p, const float *dy, const float *kernel, float *dx, bool streams) {
  if (p->stride_height == 1) {
    const fb_epilogue none = {.low = -INFINITY, .high = INFINITY, .streams = streams};
    const fb_depthwise back = {
      .height = p->output_height, .width = p->output_width, .channels = p->channels, .output_height = p->height,
      .output_width = p->width, .pad_top = 2 - p->pad_top, .pad_left = 2 - p->pad_left};
    return forward_three(&back, dy, kernel, &none, dx, 1, true);
  }
  for (long h = 0; h < p->height; h++)
    for (long first = 0; first < p->channels; first += LANES) {
      if ((h + p->pad_top) % 2 == 0) data_row(p, dy, kernel, dx, h, first, 2, streams);
      else data_row(p, dy, kernel, dx, h, first, 1, streams);
    }
}

// The contribution of some rows of windows to the kernel's gradient.
FB_INLINE void kernel_rows(
    const fb_depthwise *p, const float *image, const float *dy, float *dkernel, long oh, long first, const int rows,
    const int stride) {
  const long c = p->channels, row = p->output_width * c;
  const int open = open_windows(stride), inputs = (rows - 1) * stride + 3;
  vector sum[9], g[3][ROWS] = {0};
  for (int k = 0; k < 9; k++) sum[k] = load(dkernel + k * c + first);
  const float *x[2 * ROWS + 1];
  long step[2 * ROWS + 1];
  find_rows(image, p->height, p->width, c, oh * stride - p->pad_top, first, inputs, x, step);
  dy += oh * row + first;
  for (long ow = 0, column = -p->pad_left; ow < p->output_width + open - 1; ow++) {
    for (int o = 0; o < rows; o++) {
      for (int n = open - 1; n > 0; n--) g[n][o] = g[n - 1][o];
      g[0][o] = load(ow < p->output_width ? dy + o * row + ow * c : zeros);
    }
    for (int s = 0; s < stride; s++, column++) {
      if (column < 0 || column >= p->width) continue;
      for (int r = 0; r < inputs; r++) {
        const vector number = load(x[r]);
        x[r] += step[r];
        for (int n = 0; n < open; n++)
          for (int o = 0; o < rows; o++) {
            const int kh = r - o * stride, kw = s + n * stride;
            if (kh >= 0 && kh < 3 && kw < 3) sum[3 * kh + kw] += number * g[n][o];
          }
      }
    }
  }
  for (int k = 0; k < 9; k++) store(dkernel + k * c + first, sum[k]);
}

FB_INLINE void kernel_three(
    const fb_depthwise *p, const float *image, const float *dy, float *dkernel, const int stride) {
  long oh = 0;
  for (; oh + ROWS <= p->output_height; oh += ROWS)
    for (long first = 0; first < p->channels; first += LANES)
      kernel_rows(p, image, dy, dkernel, oh, first, ROWS, stride);
  for (; oh < p->output_height; oh++)
    for (long first = 0; first < p->channels; first += LANES)
      kernel_rows(p, image, dy, dkernel, oh, first, 1, stride);
}
