#include "convolution.h"
#include "dispatch.h"

#include <string.h>

// Channels that are summed up in registers at a time: as many as hide the time that one sum waits for the last, and
// as many as are in a vector.
enum { WIDE = 64, NARROW = 16 };

// Places of a kernel along one axis that fall on the image: those k in [from, to) for which 0 <= start + k · dilation < size.
FB_INLINE void places(long start, long dilation, long size, long kernel, long *from, long *to) {
  *from = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
  *to = start >= size ? 0 : (size - 1 - start) / dilation + 1;
  if (*to > kernel) *to = kernel;
}

FB_INLINE void forward_block(
    const fb_depthwise *p, const float *image, const float *kernel, const float *bias, bool relu, float *y, long top,
    long left, long kh_from, long kh_to, long kw_from, long kw_to, long first, long width) {
  const long outputs = p->channels * p->multiplier, m = p->multiplier;
  float sum[WIDE];
  long channel[WIDE];
  for (long i = 0; i < width; i++) {
    sum[i] = bias ? bias[first + i] : 0;
    if (m > 1) channel[i] = (first + i) / m;
  }
  for (long kh = kh_from; kh < kh_to; kh++) {
    const float *row = image + (top + kh * p->dilation_height) * p->width * p->channels;
    for (long kw = kw_from; kw < kw_to; kw++) {
      const float *pixel = row + (left + kw * p->dilation_width) * p->channels;
      const float *w = kernel + (kh * p->kernel_width + kw) * outputs + first;
      if (m == 1)
        for (long i = 0; i < width; i++) sum[i] += pixel[first + i] * w[i];
      else
        for (long i = 0; i < width; i++) sum[i] += pixel[channel[i]] * w[i];
    }
  }
  for (long i = 0; i < width; i++) y[first + i] = relu && !(sum[i] > 0) ? 0 : sum[i];
}

FB_DISPATCHED
void fb_depthwise_forward(
    const fb_depthwise *p, const float *x, const float *kernel, const float *bias, bool relu, float *y) {
  const long outputs = p->channels * p->multiplier;
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * p->width * p->channels;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      long kh_from, kh_to;
      places(top, p->dilation_height, p->height, p->kernel_height, &kh_from, &kh_to);
      for (long ow = 0; ow < p->output_width; ow++, y += outputs) {
        const long left = ow * p->stride_width - p->pad_left;
        long kw_from, kw_to, first = 0;
        places(left, p->dilation_width, p->width, p->kernel_width, &kw_from, &kw_to);
        for (; first + WIDE <= outputs; first += WIDE)
          forward_block(p, image, kernel, bias, relu, y, top, left, kh_from, kh_to, kw_from, kw_to, first, WIDE);
        for (; first + NARROW <= outputs; first += NARROW)
          forward_block(p, image, kernel, bias, relu, y, top, left, kh_from, kh_to, kw_from, kw_to, first, NARROW);
        if (first < outputs)
          forward_block(
              p, image, kernel, bias, relu, y, top, left, kh_from, kh_to, kw_from, kw_to, first, outputs - first);
      }
    }
  }
}

// The window that starts at `place − k · dilation`; −1 where none does.
FB_INLINE long window_at(long place, long k, long dilation, long pad, long stride, long count) {
  const long start = place + pad - k * dilation;
  if (start < 0 || start % stride != 0) return -1;
  return start / stride < count ? start / stride : -1;
}

FB_INLINE void data_block(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long first,
    long width) {
  const long m = p->multiplier, outputs = p->channels * m;
  float sum[WIDE];
  for (long i = 0; i < width; i++) sum[i] = 0;
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * outputs + first * m;
      const float *k = kernel + (kh * p->kernel_width + kw) * outputs + first * m;
      if (m == 1)
        for (long i = 0; i < width; i++) sum[i] += g[i] * k[i];
      else
        for (long i = 0; i < width; i++)
          for (long j = i * m; j < i * m + m; j++) sum[i] += g[j] * k[j];
    }
  }
  for (long i = 0; i < width; i++) dx[first + i] = sum[i];
}

FB_DISPATCHED
void fb_depthwise_backward_data(const fb_depthwise *p, const float *kernel, const float *dy, float *dx) {
  const long c = p->channels;
  for (long n = 0; n < p->batch; n++) {
    const float *image = dy + n * p->output_height * p->output_width * c * p->multiplier;
    for (long h = 0; h < p->height; h++) {
      for (long w = 0; w < p->width; w++, dx += c) {
        long first = 0;
        for (; first + WIDE <= c; first += WIDE) data_block(p, image, kernel, dx, h, w, first, WIDE);
        for (; first + NARROW <= c; first += NARROW) data_block(p, image, kernel, dx, h, w, first, NARROW);
        if (first < c) data_block(p, image, kernel, dx, h, w, first, c - first);
      }
    }
  }
}

FB_INLINE void kernel_block(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, long m, long first,
    long width) {
  float sum[WIDE];
  long channel[WIDE];
  for (long i = 0; i < width; i++) {
    sum[i] = 0;
    if (m > 1) channel[i] = (first + i) / m;
  }
  for (long place = 0; place < count; place++, x += x_step, dy += y_step) {
    if (m == 1)
      for (long i = 0; i < width; i++) sum[i] += x[first + i] * dy[first + i];
    else
      for (long i = 0; i < width; i++) sum[i] += x[channel[i]] * dy[first + i];
  }
  for (long i = 0; i < width; i++) dkernel[first + i] += sum[i];
}

FB_DISPATCHED
void fb_depthwise_backward_kernel(const fb_depthwise *p, const float *x, const float *dy, float *dkernel) {
  const long c = p->channels, m = p->multiplier, outputs = c * m;
  memset(dkernel, 0, (size_t)(p->kernel_height * p->kernel_width * outputs) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * p->width * c;
    for (long oh = 0; oh < p->output_height; oh++, dy += p->output_width * outputs) {
      const long top = oh * p->stride_height - p->pad_top;
      long kh_from, kh_to;
      places(top, p->dilation_height, p->height, p->kernel_height, &kh_from, &kh_to);
      for (long kh = kh_from; kh < kh_to; kh++) {
        const float *row = image + (top + kh * p->dilation_height) * p->width * c;
        for (long kw = 0; kw < p->kernel_width; kw++) {
          // The windows whose place kw lies on the image.
          long ow_from, ow_to;
          places(kw * p->dilation_width - p->pad_left, p->stride_width, p->width, p->output_width, &ow_from, &ow_to);
          if (ow_from >= ow_to) continue;
          const float *from = row + (ow_from * p->stride_width + kw * p->dilation_width - p->pad_left) * c;
          const float *g = dy + ow_from * outputs;
          float *k = dkernel + (kh * p->kernel_width + kw) * outputs;
          long first = 0;
          for (; first + WIDE <= outputs; first += WIDE)
            kernel_block(from, g, k, ow_to - ow_from, p->stride_width * c, outputs, m, first, WIDE);
          for (; first + NARROW <= outputs; first += NARROW)
            kernel_block(from, g, k, ow_to - ow_from, p->stride_width * c, outputs, m, first, NARROW);
          if (first < outputs)
            kernel_block(from, g, k, ow_to - ow_from, p->stride_width * c, outputs, m, first, outputs - first);
        }
      }
    }
  }
}

FB_DISPATCHED
void fb_add_to_columns(const float *bias, float *y, long rows, long columns) {
  for (long r = 0; r < rows; r++, y += columns)
    for (long i = 0; i < columns; i++) y[i] += bias[i];
}

// Rows that are summed up before their sum is added to the whole, so that little is lost.
enum { STRIP = 256 };

FB_INLINE void column_block(const float *x, float *sums, long rows, long columns, long first, long width) {
  double total[WIDE];
  for (long i = 0; i < width; i++) total[i] = 0;
  for (long start = 0; start < rows; start += STRIP) {
    const long end = start + STRIP < rows ? start + STRIP : rows;
    float sum[WIDE];
    for (long i = 0; i < width; i++) sum[i] = 0;
    for (long r = start; r < end; r++)
      for (long i = 0; i < width; i++) sum[i] += x[r * columns + first + i];
    for (long i = 0; i < width; i++) total[i] += (double)sum[i];
  }
  for (long i = 0; i < width; i++) sums[first + i] = (float)total[i];
}

FB_DISPATCHED
void fb_column_sums(const float *x, float *sums, long rows, long columns) {
  long first = 0;
  for (; first + WIDE <= columns; first += WIDE) column_block(x, sums, rows, columns, first, WIDE);
  if (first < columns) column_block(x, sums, rows, columns, first, columns - first);
}
