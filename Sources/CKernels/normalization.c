#include "normalization.h"
#include "sizes.h"
#include "vectors.h"

#include <math.h>

// Sums run in float over some rows, then in double. A few rows are read in parallel, channel by channel.
enum { ROWS = 32, SIDE = 4, CHANNELS = 1024 };

// Prefetches this many numbers ahead: processors predict only a single row.
FB_INLINE void fetch_ahead(const float *x) { __builtin_prefetch(x + 4096, 0, 2); }

typedef double doubles __attribute__((vector_size(LANES * sizeof(double)), aligned(sizeof(double))));
typedef int32_t mask __attribute__((vector_size(LANES * sizeof(int32_t))));

FB_INLINE void add_to(double *sums, vector v) {
  *(doubles *)sums += __builtin_convertvector(v, doubles);
}

// Two kinds of sums, for some channels.
typedef struct {
  float first[CHANNELS], second[CHANNELS];
} pair_of_sums;

FB_INLINE void add_to_doubles(const pair_of_sums *sums, long channels, double *first, double *second) {
  long c = 0;
  for (; c + LANES <= channels; c += LANES) {
    add_to(first + c, load(sums->first + c));
    add_to(second + c, load(sums->second + c));
  }
  for (; c < channels; c++) first[c] += (double)sums->first[c], second[c] += (double)sums->second[c];
}

// Sums all rows: `VECTORS` adds some rows of sixteen channels to a pair of sums, `ONE` a row of one channel; both
// get the row, the channel, and its index among the sums.
#define FB_SUM_ROWS(rows, channels, FIRST, SECOND, VECTORS, ONE)                                  \
  for (long c = 0; c < channels; c++) FIRST[c] = SECOND[c] = 0;                                   \
  for (long from = 0; from < channels; from += CHANNELS) {                                        \
    const long count = smaller(CHANNELS, channels - from), whole = count / LANES * LANES;         \
    for (long start = 0; start < rows; start += ROWS) {                                           \
      pair_of_sums sums;                                                                          \
      for (long c = 0; c < count; c++) sums.first[c] = sums.second[c] = 0;                        \
      const long end = smaller(rows, start + ROWS);                                               \
      long r = start;                                                                             \
      for (; r + SIDE <= end; r += SIDE)                                                          \
        for (long c = 0; c < whole; c += LANES) VECTORS(r, from + c, c, SIDE);                    \
      for (; r < end; r++)                                                                        \
        for (long c = 0; c < whole; c += LANES) VECTORS(r, from + c, c, 1);                       \
      for (r = start; r < end && whole < count; r++)                                              \
        for (long c = whole; c < count; c++) { ONE(r, from + c, c); }                             \
      add_to_doubles(&sums, count, FIRST + from, SECOND + from);                                  \
    }                                                                                             \
  }

FB_INLINE void add_moments(
    const float *x, long channels, const float *first, float *sum, float *square, const int rows) {
  const vector shift = load(first);
  vector s = load(sum), q = load(square);
  for (int r = 0; r < rows; r++) {
    fetch_ahead(x + r * channels);
    const vector d = load(x + r * channels) - shift;
    s += d;
    q += d * d;
  }
  store(sum, s), store(square, q);
}

FB_INLINE void moments(const float *x, long rows, long channels, double *mean, double *squares) {
#define VECTORS(r, c, at, side) add_moments(x + (r) * channels + c, channels, x + c, sums.first + at, sums.second + at, side)
#define ONE(r, c, at)                          \
  const float d = x[r * channels + c] - x[c]; \
  sums.first[at] += d, sums.second[at] += d *d
  FB_SUM_ROWS(rows, channels, mean, squares, VECTORS, ONE)
#undef VECTORS
#undef ONE
}

FB_DISPATCHED
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares) {
  moments(x, rows, channels, mean, squares);
  // The sums are of differences from the first row.
  for (long c = 0; c < channels && rows > 0; c++) {
    const double m = mean[c] / (double)rows;
    const double rest = squares[c] - m * mean[c];
    mean[c] = (double)x[c] + m;
    squares[c] = rest > 0 ? rest : 0;
  }
}

FB_INLINE void streamed_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels) {
  for (long r = 0; r < rows; r++, x += channels, y += channels)
    for (long i = 0; i < channels; i += LANES) {
      vector v = load(x + i) * load(last->factor + i) + load(last->offset + i);
      FB_HOLD(v, last->low, last->high);
      write(y + i, v, true);
    }
  end_stream(true);
}

FB_DISPATCHED
void fb_channel_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels) {
  const float *factor = last->factor, *offset = last->offset;
  const float low = last->low, high = last->high;
  if (last->streams && can_stream(y, channels)) return streamed_affine(x, last, y, rows, channels);
  for (long r = 0; r < rows; r++, x += channels, y += channels)
    FB_EACH for (long i = 0; i < channels; i++) {
      const float v = x[i] * factor[i] + offset[i];
      y[i] = v < low ? low : v > high ? high : v;
    }
}

// Without bounds: then nothing is masked.
FB_INLINE bool is_open(const fb_epilogue *last) { return last->low == -INFINITY && last->high == INFINITY; }

// Whether the batch norm's result was between the bounds.
FB_INLINE vector counting(const fb_batch_norm *b, vector x, vector factor, vector offset, vector dy, const bool open) {
  if (open) return dy;
  const vector v = x * factor + offset;
  return (vector)((mask)dy & ((v > b->last.low) & (v < b->last.high)));
}

FB_INLINE void add_sums(
    const fb_batch_norm *b, const float *x, const float *dy, long channels, long c, float *sum, float *product,
    const int rows, const bool open) {
  const vector mean = load(b->mean + c), factor = load(b->last.factor + c), offset = load(b->last.offset + c);
  vector s = load(sum), p = load(product);
  for (int r = 0; r < rows; r++) {
    fetch_ahead(x + r * channels), fetch_ahead(dy + r * channels);
    const vector v = load(x + r * channels);
    const vector g = counting(b, v, factor, offset, load(dy + r * channels), open);
    s += g;
    p += g * (v - mean);
  }
  store(sum, s), store(product, p);
}

FB_INLINE float counting_of_one(const fb_batch_norm *b, float x, float dy, long c, const bool open) {
  const float v = x * b->last.factor[c] + b->last.offset[c];
  return open || (v > b->last.low && v < b->last.high) ? dy : 0;
}

FB_INLINE void sums(
    const fb_batch_norm *b, const float *x, const float *dy, long rows, long channels, double *sum, double *product,
    const bool open) {
#define VECTORS(r, c, at, side)                                                                                          \
  add_sums(b, x + (r) * channels + c, dy + (r) * channels + c, channels, c, sums.first + at, sums.second + at, side, open)
#define ONE(r, c, at)                                                                                                    \
  const float v = x[r * channels + c], g = counting_of_one(b, v, dy[r * channels + c], c, open);                         \
  sums.first[at] += g, sums.second[at] += g *(v - b->mean[c])
  FB_SUM_ROWS(rows, channels, sum, product, VECTORS, ONE)
#undef VECTORS
#undef ONE
  for (long c = 0; c < channels; c++) product[c] *= (double)b->inverse[c];
}

FB_DISPATCHED
void fb_batch_norm_sums(
    const fb_batch_norm *p, const float *x, const float *dy, long rows, long channels, double *sum, double *product) {
  if (is_open(&p->last))
    sums(p, x, dy, rows, channels, sum, product, true);
  else
    sums(p, x, dy, rows, channels, sum, product, false);
}

FB_INLINE void backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels, const bool open) {
  const float *mean = p->mean, *inverse = p->inverse, *factor = p->last.factor, *offset = p->last.offset;
  const float low = p->last.low, high = p->last.high;
  for (long r = 0; r < rows; r++, x += channels, dy += channels, dx += channels)
    FB_EACH for (long i = 0; i < channels; i++) {
      const float v = x[i] * factor[i] + offset[i];
      const float g = open || (v > low && v < high) ? dy[i] : 0;
      dx[i] = factor[i] * (g - shift[i] - (x[i] - mean[i]) * inverse[i] * slope[i]);
    }
}

FB_DISPATCHED
void fb_batch_norm_backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels) {
  if (is_open(&p->last))
    backward(p, x, dy, shift, slope, dx, rows, channels, true);
  else
    backward(p, x, dy, shift, slope, dx, rows, channels, false);
}

FB_DISPATCHED
void fb_fold_batch_norm(
    const float *scale, const float *center, const float *mean, const float *variance, const float *bias, float epsilon,
    float *factor, float *offset, long channels) {
  FB_EACH for (long c = 0; c < channels; c++) factor[c] = (scale ? scale[c] : 1) / sqrtf(variance[c] + epsilon);
  FB_EACH for (long c = 0; c < channels; c++)
    offset[c] = (center ? center[c] : 0) + ((bias ? bias[c] : 0) - mean[c]) * factor[c];
}
