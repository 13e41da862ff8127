#include "depthwise.h"
#include "vectors.h"

#include <math.h>
#include <string.h>

// Channels that are summed up in registers at a time: a vector, or as many vectors as hide the time that one sum waits
// for the last.
enum { WIDE = 4 * LANES };

// Places of a kernel along one axis that fall on the image: those k in [from, to) for which 0 <= start + k · dilation < size.
FB_INLINE void places(long start, long dilation, long size, long kernel, long *from, long *to) {
  *from = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
  *to = start >= size ? 0 : (size - 1 - start) / dilation + 1;
  if (*to > kernel) *to = kernel;
}

// The places of a kernel that fall on the image, for one window.
typedef struct {
  long top, left, kh_from, kh_to, kw_from, kw_to;
} placed;

FB_INLINE void forward_vectors(
    const fb_depthwise *p, const placed *at, const float *image, const float *kernel, const fb_epilogue *last,
    float *y, long first, int vectors) {
  const long c = p->channels;
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = at->kh_from; kh < at->kh_to; kh++) {
    const float *row = image + ((at->top + kh * p->dilation_height) * p->width + at->left) * c + first;
    const float *w = kernel + kh * p->kernel_width * c + first;
    for (long kw = at->kw_from; kw < at->kw_to; kw++)
      for (int v = 0; v < vectors; v++)
        sum[v] += load(row + kw * p->dilation_width * c + v * LANES) * load(w + kw * c + v * LANES);
  }
  for (int v = 0; v < vectors; v++) {
    const long at = first + v * LANES;
    const vector scaled = last->factor ? sum[v] * load(last->factor + at) : sum[v];
    vector moved = last->offset ? scaled + load(last->offset + at) : scaled;
    FB_HOLD(moved, last->low, last->high);
    store(y + at, moved);
  }
}

// The channels from `from` on, which fill no vector.
FB_INLINE void forward_channels(
    const fb_depthwise *p, const placed *at, const float *image, const float *kernel, const fb_epilogue *last,
    float *y, long from) {
  const long c = p->channels;
  for (long i = from; i < c; i++) y[i] = 0;
  for (long kh = at->kh_from; kh < at->kh_to; kh++)
    for (long kw = at->kw_from; kw < at->kw_to; kw++) {
      const long h = at->top + kh * p->dilation_height, w = at->left + kw * p->dilation_width;
      const float *pixel = image + (h * p->width + w) * c;
      const float *k = kernel + (kh * p->kernel_width + kw) * c;
      for (long i = from; i < c; i++) y[i] += pixel[i] * k[i];
    }
  for (long i = from; i < c; i++) {
    const float moved = (last->factor ? last->factor[i] : 1) * y[i] + (last->offset ? last->offset[i] : 0);
    y[i] = moved < last->low ? last->low : moved > last->high ? last->high : moved;
  }
}

// MARK: 3×3 kernels without holes, for which the kernel and what is summed up stay in registers

// Rows of results that are computed at a time.
enum { ROWS = 3 };

static const float zeros[LANES];

FB_INLINE bool is_three(const fb_depthwise *p) {
  return p->kernel_height == 3 && p->kernel_width == 3 && p->dilation_height == 1 && p->dilation_width == 1 &&
         p->stride_height == p->stride_width && p->stride_width <= 2 && p->pad_top <= 2 && p->pad_left <= 2 &&
         p->channels % LANES == 0;
}

// Rows of an image from one on, sixteen channels; zeros where there are none.
FB_INLINE void find_rows(
    const float *image, long height, long width, long channels, long top, long first, int count, const float **rows,
    long *steps) {
  for (int r = 0; r < count; r++) {
    const bool inside = top + r >= 0 && top + r < height;
    rows[r] = inside ? image + (top + r) * width * channels + first : zeros;
    steps[r] = inside ? channels : 0;
  }
}

// Windows side by side that hold one column: those whose sums are open.
FB_INLINE int open_windows(int stride) { return stride == 1 ? 3 : 2; }

// Some rows of results. A number of the image is read once for all windows that hold it, [0] the one furthest right; columns
// outside the image are passed over. `flipped`: the kernel is turned about its middle, as for a gradient.
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

// A row of an image's gradient where windows are two apart: it lies in the middle of one row of windows or, where `rows` is 2, in
// the first row of one and the last of the one before. So do its columns.
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

// What some rows of windows add to the kernel's gradient.
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

// MARK: Any kernel

FB_INLINE void forward_any(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y) {
  const long c = p->channels;
  for (long oh = 0; oh < p->output_height; oh++) {
    placed at = {.top = oh * p->stride_height - p->pad_top};
    places(at.top, p->dilation_height, p->height, p->kernel_height, &at.kh_from, &at.kh_to);
    for (long ow = 0; ow < p->output_width; ow++, y += c) {
      at.left = ow * p->stride_width - p->pad_left;
      places(at.left, p->dilation_width, p->width, p->kernel_width, &at.kw_from, &at.kw_to);
      long first = 0;
      for (; first + WIDE <= c; first += WIDE) forward_vectors(p, &at, image, kernel, last, y, first, WIDE / LANES);
      for (; first + WIDE / 2 <= c; first += WIDE / 2)
        forward_vectors(p, &at, image, kernel, last, y, first, WIDE / LANES / 2);
      for (; first + LANES <= c; first += LANES) forward_vectors(p, &at, image, kernel, last, y, first, 1);
      if (first < c) forward_channels(p, &at, image, kernel, last, y, first);
    }
  }
}

bool fb_depthwise_is_fast(const fb_depthwise *p) { return is_three(p); }

FB_DISPATCHED
void fb_depthwise_forward(
    const fb_depthwise *shape, const float *x, const float *kernel, const fb_epilogue *epilogue, float *y) {
  // Copies: whoever writes floats to y might otherwise change them.
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  fb_epilogue own_epilogue = *epilogue;
  own_epilogue.streams = own_epilogue.streams && is_three(p) && can_stream(y, p->channels);
  const fb_epilogue *const last = &own_epilogue;
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p) && p->stride_height == 1) forward_three(p, x, kernel, last, y, 1, false);
    else if (is_three(p)) forward_three(p, x, kernel, last, y, 2, false);
    else forward_any(p, x, kernel, last, y);
    x += p->height * p->width * p->channels;
    y += p->output_height * p->output_width * p->channels;
  }
  end_stream(last->streams);
}

// The window that starts at `place − k · dilation`; −1 where none does.
FB_INLINE long window_at(long place, long k, long dilation, long pad, long stride, long count) {
  const long start = place + pad - k * dilation;
  if (start < 0 || start % stride != 0) return -1;
  return start / stride < count ? start / stride : -1;
}

FB_INLINE void data_vectors(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long first,
    int vectors) {
  const long c = p->channels;
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * c + first;
      const float *k = kernel + (kh * p->kernel_width + kw) * c + first;
      for (int v = 0; v < vectors; v++) sum[v] += load(g + v * LANES) * load(k + v * LANES);
    }
  }
  for (int v = 0; v < vectors; v++) store(dx + first + v * LANES, sum[v]);
}

FB_INLINE void data_channels(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long from) {
  const long c = p->channels;
  for (long i = from; i < c; i++) dx[i] = 0;
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * c;
      const float *k = kernel + (kh * p->kernel_width + kw) * c;
      for (long i = from; i < c; i++) dx[i] += g[i] * k[i];
    }
  }
}

FB_INLINE void data_any(const fb_depthwise *p, const float *dy, const float *kernel, float *dx) {
  const long c = p->channels;
  for (long h = 0; h < p->height; h++) {
    for (long w = 0; w < p->width; w++, dx += c) {
      long first = 0;
      for (; first + WIDE <= c; first += WIDE) data_vectors(p, dy, kernel, dx, h, w, first, WIDE / LANES);
      for (; first + WIDE / 2 <= c; first += WIDE / 2) data_vectors(p, dy, kernel, dx, h, w, first, WIDE / LANES / 2);
      for (; first + LANES <= c; first += LANES) data_vectors(p, dy, kernel, dx, h, w, first, 1);
      if (first < c) data_channels(p, dy, kernel, dx, h, w, first);
    }
  }
}

FB_DISPATCHED
void fb_depthwise_backward_data(
    const fb_depthwise *shape, const float *kernel, const float *dy, float *dx, bool streams) {
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  streams = streams && is_three(p) && can_stream(dx, p->channels);
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p)) data_three(p, dy, kernel, dx, streams);
    else data_any(p, dy, kernel, dx);
    dy += p->output_height * p->output_width * p->channels;
    dx += p->height * p->width * p->channels;
  }
  end_stream(streams);
}

// The sums along one row of windows, with one place of the kernel.
FB_INLINE void kernel_vectors(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, int vectors) {
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long place = 0; place < count; place++, x += x_step, dy += y_step)
    for (int v = 0; v < vectors; v++) sum[v] += load(x + v * LANES) * load(dy + v * LANES);
  for (int v = 0; v < vectors; v++) store(dkernel + v * LANES, load(dkernel + v * LANES) + sum[v]);
}

FB_INLINE void kernel_channels(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, long width) {
  for (long i = 0; i < width; i++) {
    float sum = 0;
    for (long place = 0; place < count; place++) sum += x[place * x_step + i] * dy[place * y_step + i];
    dkernel[i] += sum;
  }
}

FB_INLINE void kernel_any(const fb_depthwise *p, const float *image, const float *dy, float *dkernel) {
  const long c = p->channels, step = p->stride_width * c;
  for (long oh = 0; oh < p->output_height; oh++, dy += p->output_width * c) {
    const long top = oh * p->stride_height - p->pad_top;
    long kh_from, kh_to;
    places(top, p->dilation_height, p->height, p->kernel_height, &kh_from, &kh_to);
    for (long kh = kh_from; kh < kh_to; kh++) {
      const float *row = image + (top + kh * p->dilation_height) * p->width * c;
      for (long kw = 0; kw < p->kernel_width; kw++) {
        // The windows whose place kw lies on the image.
        const long left = kw * p->dilation_width - p->pad_left;
        long ow_from, ow_to, first = 0;
        places(left, p->stride_width, p->width, p->output_width, &ow_from, &ow_to);
        if (ow_from >= ow_to) continue;
        const long count = ow_to - ow_from;
        const float *from = row + (ow_from * p->stride_width + left) * c;
        const float *g = dy + ow_from * c;
        float *k = dkernel + (kh * p->kernel_width + kw) * c;
        for (; first + WIDE <= c; first += WIDE)
          kernel_vectors(from + first, g + first, k + first, count, step, c, WIDE / LANES);
        for (; first + LANES <= c; first += LANES)
          kernel_vectors(from + first, g + first, k + first, count, step, c, 1);
        kernel_channels(from + first, g + first, k + first, count, step, c, c - first);
      }
    }
  }
}

FB_DISPATCHED
void fb_depthwise_backward_kernel(const fb_depthwise *shape, const float *x, const float *dy, float *dkernel) {
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  memset(dkernel, 0, (size_t)(p->kernel_height * p->kernel_width * p->channels) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p) && p->stride_height == 1) kernel_three(p, x, dy, dkernel, 1);
    else if (is_three(p)) kernel_three(p, x, dy, dkernel, 2);
    else kernel_any(p, x, dy, dkernel);
    x += p->height * p->width * p->channels;
    dy += p->output_height * p->output_width * p->channels;
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
  double total[LANES];
  for (long i = 0; i < width; i++) total[i] = 0;
  for (long start = 0; start < rows; start += STRIP) {
    const long end = start + STRIP < rows ? start + STRIP : rows;
    float sum[LANES];
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
  for (; first + LANES <= columns; first += LANES) column_block(x, sums, rows, columns, first, LANES);
  if (first < columns) column_block(x, sums, rows, columns, first, columns - first);
}
