#include "activations.h"
#include "dispatch.h"
#include "vector_math.h"

#include <stdlib.h>

// Each function with its derivative; `k` is the value if `fb_slope_reads_value`, else the argument.

FB_INLINE bool relu_reads_value(fb_function f) { return f.c == 0 && f.a >= 0 && f.d > 0; }
FB_INLINE float relu_value(fb_function f, float x) {
  const float low = f.d < INFINITY ? 0 : -INFINITY;
  const float cut = x > f.d ? f.d : x < low ? low : x;
  const float below = f.a == 0 ? (x <= f.c ? 0 : x) : f.a * (x - f.c);  // zero also for −∞; NaN stays
  return x > f.c ? cut : below;
}
FB_INLINE float relu_slope(fb_function f, float k) {
  const float low = f.d < INFINITY ? 0 : -INFINITY;
  return k > f.c ? (k < f.d && k >= low ? 1 : 0) : f.a;
}

FB_INLINE bool exponential_unit_reads_value(fb_function f) { return f.a >= 0 && f.b > 0 && f.c > 0; }
FB_INLINE float exponential_unit_value(fb_function f, float x) {
  return x > 0 ? f.b * x : f.b * f.a * v_expm1(x / f.c);
}
FB_INLINE float exponential_unit_slope(fb_function f, float k) {
  // At 0, where the two sides meet, the one that starts with a; only SELU (b ≠ 1) takes the upper.
  const bool above = f.b == 1 ? k > 0 : k >= 0;
  if (exponential_unit_reads_value(f)) return above ? f.b : (k + f.b * f.a) / f.c;
  return above ? f.b : f.b * f.a * v_exp(k / f.c) / f.c;
}

FB_INLINE bool sigmoid_reads_value(fb_function f) { return true; }
FB_INLINE float sigmoid_value(fb_function f, float x) { return v_sigmoid(x); }
FB_INLINE float sigmoid_slope(fb_function f, float k) { return k * (1 - k); }

FB_INLINE bool tanh_reads_value(fb_function f) { return true; }
FB_INLINE float tanh_value(fb_function f, float x) { return v_tanh(x); }
FB_INLINE float tanh_slope(fb_function f, float k) { return 1 - k * k; }

FB_INLINE bool exponential_reads_value(fb_function f) { return true; }
FB_INLINE float exponential_value(fb_function f, float x) { return v_exp(x); }
FB_INLINE float exponential_slope(fb_function f, float k) { return k; }

FB_INLINE bool softplus_reads_value(fb_function f) { return true; }
FB_INLINE float softplus_value(fb_function f, float x) { return v_softplus(x); }
FB_INLINE float softplus_slope(fb_function f, float k) { return -v_expm1(-k); }

FB_INLINE bool softsign_reads_value(fb_function f) { return true; }
FB_INLINE float softsign_value(fb_function f, float x) { return x / (1 + fabsf(x)); }
FB_INLINE float softsign_slope(fb_function f, float k) {
  const float rest = 1 - fabsf(k);
  return rest * rest;
}

FB_INLINE bool silu_reads_value(fb_function f) { return false; }
FB_INLINE float silu_value(fb_function f, float x) { return x * v_sigmoid(x); }
FB_INLINE float silu_slope(fb_function f, float k) {
  const float s = v_sigmoid(k);
  return s * (1 + k * (1 - s));
}

FB_INLINE bool gelu_reads_value(fb_function f) { return false; }
FB_INLINE float gelu_value(fb_function f, float x) { return x * v_normal_share(x); }
FB_INLINE float gelu_slope(fb_function f, float k) { return v_normal_share(k) + k * v_normal_density(k); }

FB_INLINE bool gelu_by_tanh_reads_value(fb_function f) { return false; }
FB_INLINE float gelu_by_tanh_value(fb_function f, float x) {
  return 0.5f * x * (1 + v_tanh(0.79788456f * (x + 0.044715f * x * x * x)));
}
FB_INLINE float gelu_by_tanh_slope(fb_function f, float k) {
  const float t = v_tanh(0.79788456f * (k + 0.044715f * k * k * k));
  return 0.5f * (1 + t) + 0.5f * k * (1 - t * t) * 0.79788456f * (1 + 3 * 0.044715f * k * k);
}

FB_INLINE bool mish_reads_value(fb_function f) { return false; }
FB_INLINE float mish_value(fb_function f, float x) { return x * v_tanh(v_softplus(x)); }
FB_INLINE float mish_slope(fb_function f, float k) {
  const float t = v_tanh(v_softplus(k));
  return t + k * (1 - t * t) * v_sigmoid(k);
}

FB_INLINE bool log_sigmoid_reads_value(fb_function f) { return true; }
FB_INLINE float log_sigmoid_value(fb_function f, float x) { return -v_softplus(-x); }
FB_INLINE float log_sigmoid_slope(fb_function f, float k) { return -v_expm1(k); }

FB_INLINE bool clip_reads_value(fb_function f) { return true; }
FB_INLINE float clip_value(fb_function f, float x) {
  const float y = f.a * x + f.b;
  return y > f.d ? f.d : y < f.c ? f.c : y;
}
FB_INLINE float clip_slope(fb_function f, float k) { return k > f.c && k < f.d ? f.a : 0; }

FB_INLINE bool hard_silu_reads_value(fb_function f) { return false; }
FB_INLINE float hard_silu_value(fb_function f, float x) {
  const float gate = x + 3 > 6 ? 6 : x + 3 < 0 ? 0 : x + 3;
  return x * gate * (1.0f / 6);
}
FB_INLINE float hard_silu_slope(fb_function f, float k) { return k < -3 ? 0 : k > 3 ? 1 : (2 * k + 3) * (1.0f / 6); }

FB_INLINE bool sparse_plus_reads_value(fb_function f) { return false; }
FB_INLINE float sparse_plus_value(fb_function f, float x) {
  return x <= -1 ? 0 : x < 1 ? 0.25f * (x + 1) * (x + 1) : x;
}
FB_INLINE float sparse_plus_slope(fb_function f, float k) { return k <= -1 ? 0 : k < 1 ? 0.5f * (k + 1) : 1; }

FB_INLINE bool square_plus_reads_value(fb_function f) { return false; }
FB_INLINE float square_plus_value(fb_function f, float x) { return 0.5f * (x + v_sqrt(x * x + f.a)); }
FB_INLINE float square_plus_slope(fb_function f, float k) { return 0.5f * (1 + k / v_sqrt(k * k + f.a)); }

FB_INLINE bool hard_shrink_reads_value(fb_function f) { return false; }
FB_INLINE float hard_shrink_value(fb_function f, float x) { return fabsf(x) > f.a ? x : 0; }
FB_INLINE float hard_shrink_slope(fb_function f, float k) { return fabsf(k) > f.a ? 1 : 0; }

FB_INLINE bool soft_shrink_reads_value(fb_function f) { return false; }
FB_INLINE float soft_shrink_value(fb_function f, float x) { return x > f.a ? x - f.a : x < -f.a ? x + f.a : 0; }
FB_INLINE float soft_shrink_slope(fb_function f, float k) { return k > f.a || k < -f.a ? 1 : 0; }

FB_INLINE bool tanh_shrink_reads_value(fb_function f) { return false; }
FB_INLINE float tanh_shrink_value(fb_function f, float x) { return x - v_tanh(x); }
FB_INLINE float tanh_shrink_slope(fb_function f, float k) {
  const float t = v_tanh(k);
  return t * t;
}

FB_INLINE bool threshold_reads_value(fb_function f) { return false; }
FB_INLINE float threshold_value(fb_function f, float x) { return x > f.a ? x : f.b; }
FB_INLINE float threshold_slope(fb_function f, float k) { return k > f.a ? 1 : 0; }

FB_INLINE bool affine_reads_value(fb_function f) { return true; }
FB_INLINE float affine_value(fb_function f, float x) { return f.a * x + f.b; }
FB_INLINE float affine_slope(fb_function f, float k) { return f.a; }

FB_INLINE bool quotient_reads_value(fb_function f) { return false; }
FB_INLINE float quotient_value(fb_function f, float x) { return f.a / x; }
FB_INLINE float quotient_slope(fb_function f, float k) { return -f.a / (k * k); }

FB_INLINE bool square_reads_value(fb_function f) { return false; }
FB_INLINE float square_value(fb_function f, float x) { return x * x; }
FB_INLINE float square_slope(fb_function f, float k) { return 2 * k; }

FB_INLINE bool square_root_reads_value(fb_function f) { return true; }
FB_INLINE float square_root_value(fb_function f, float x) { return v_sqrt(x); }
FB_INLINE float square_root_slope(fb_function f, float k) { return 0.5f / k; }

FB_INLINE bool power_reads_value(fb_function f) { return false; }
FB_INLINE float power_value(fb_function f, float x) { return powf(x, f.a); }
FB_INLINE float power_slope(fb_function f, float k) { return f.a == 0 ? 0 : f.a * powf(k, f.a - 1); }

FB_INLINE bool logarithm_reads_value(fb_function f) { return false; }
FB_INLINE float logarithm_value(fb_function f, float x) { return v_log(x); }
FB_INLINE float logarithm_slope(fb_function f, float k) { return 1 / k; }

FB_INLINE bool absolute_reads_value(fb_function f) { return false; }
FB_INLINE float absolute_value(fb_function f, float x) { return fabsf(x); }
FB_INLINE float absolute_slope(fb_function f, float k) { return k > 0 ? 1 : k < 0 ? -1 : 0; }

#define EACH_FUNCTION(DO)                     \
  DO(FB_RELU, relu)                           \
  DO(FB_EXPONENTIAL_UNIT, exponential_unit)   \
  DO(FB_SIGMOID, sigmoid)                     \
  DO(FB_TANH, tanh)                           \
  DO(FB_EXPONENTIAL, exponential)             \
  DO(FB_SOFTPLUS, softplus)                   \
  DO(FB_SOFTSIGN, softsign)                   \
  DO(FB_SILU, silu)                           \
  DO(FB_GELU, gelu)                           \
  DO(FB_GELU_BY_TANH, gelu_by_tanh)           \
  DO(FB_MISH, mish)                           \
  DO(FB_LOG_SIGMOID, log_sigmoid)             \
  DO(FB_CLIP, clip)                           \
  DO(FB_HARD_SILU, hard_silu)                 \
  DO(FB_SPARSE_PLUS, sparse_plus)             \
  DO(FB_SQUARE_PLUS, square_plus)             \
  DO(FB_HARD_SHRINK, hard_shrink)             \
  DO(FB_SOFT_SHRINK, soft_shrink)             \
  DO(FB_TANH_SHRINK, tanh_shrink)             \
  DO(FB_THRESHOLD, threshold)                 \
  DO(FB_AFFINE, affine)                       \
  DO(FB_QUOTIENT, quotient)                   \
  DO(FB_SQUARE, square)                       \
  DO(FB_SQUARE_ROOT, square_root)             \
  DO(FB_POWER, power)                         \
  DO(FB_LOGARITHM, logarithm)                 \
  DO(FB_ABSOLUTE, absolute)

bool fb_slope_reads_value(const fb_function *f) {
  switch (f->kind) {
#define CASE(KIND, name) \
  case KIND: return name##_reads_value(*f);
    EACH_FUNCTION(CASE)
#undef CASE
  }
  return false;
}

FB_DISPATCHED
void fb_map(const fb_function *function, const float *x, float *y, long count) {
  const fb_function f = *function;
  switch (f.kind) {
#define CASE(KIND, name)                                            \
  case KIND:                                                        \
    FB_EACH for (long i = 0; i < count; i++) y[i] = name##_value(f, x[i]);  \
    break;
    EACH_FUNCTION(CASE)
#undef CASE
  }
}

FB_DISPATCHED
void fb_map_backward(const fb_function *function, const float *known, const float *dy, float *dx, long count) {
  const fb_function f = *function;
  switch (f.kind) {
#define CASE(KIND, name)                                                         \
  case KIND:                                                                     \
    FB_EACH for (long i = 0; i < count; i++) dx[i] = name##_slope(f, known[i]) * dy[i];  \
    break;
    EACH_FUNCTION(CASE)
#undef CASE
  }
}

// MARK: Rows

void fb_softmax_rows(const fb_rows *r, const float *x, float *y) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const float *row = x + o * r->length * step + n;
      float *to = y + o * r->length * step + n;
      float top = row[0], sum = 0;
      for (long i = 1; i < r->length; i++) top = row[i * step] > top ? row[i * step] : top;
      for (long i = 0; i < r->length; i++) sum += to[i * step] = v_exp(row[i * step] - top);
      for (long i = 0; i < r->length; i++) to[i * step] /= sum;
    }
}

void fb_softmax_rows_backward(const fb_rows *r, const float *y, const float *dy, float *dx) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      float dot = 0;
      for (long i = 0; i < r->length; i++) dot += y[at + i * step] * dy[at + i * step];
      for (long i = 0; i < r->length; i++) dx[at + i * step] = y[at + i * step] * (dy[at + i * step] - dot);
    }
}

void fb_log_softmax(const fb_rows *r, const float *x, float *y) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      float top = x[at], sum = 0;
      for (long i = 1; i < r->length; i++) top = x[at + i * step] > top ? x[at + i * step] : top;
      for (long i = 0; i < r->length; i++) sum += v_exp(x[at + i * step] - top);
      const float log_sum = v_log(sum);
      for (long i = 0; i < r->length; i++) y[at + i * step] = x[at + i * step] - top - log_sum;
    }
}

void fb_log_softmax_backward(const fb_rows *r, const float *y, const float *dy, float *dx) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      float sum = 0;
      for (long i = 0; i < r->length; i++) sum += dy[at + i * step];
      for (long i = 0; i < r->length; i++) dx[at + i * step] = dy[at + i * step] - v_exp(y[at + i * step]) * sum;
    }
}

static int descending(const void *a, const void *b) {
  const float x = *(const float *)a, y = *(const float *)b;
  return x < y ? 1 : x > y ? -1 : 0;
}

void fb_sparsemax(const fb_rows *r, const float *x, float *y, float *sorted) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      for (long i = 0; i < r->length; i++) sorted[i] = x[at + i * step];
      qsort(sorted, (size_t)r->length, sizeof(float), descending);
      float sum = 0, threshold = 0;
      for (long i = 0; i < r->length; i++) {
        sum += sorted[i];
        const float candidate = (sum - 1) / (float)(i + 1);
        if (sorted[i] - candidate > 0) threshold = candidate;
      }
      for (long i = 0; i < r->length; i++) {
        const float above = x[at + i * step] - threshold;
        y[at + i * step] = above > 0 ? above : 0;
      }
    }
}

void fb_sparsemax_backward(const fb_rows *r, const float *y, const float *dy, float *dx) {
  const long step = r->inner;
  if (r->length <= 0) return;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      float sum = 0, support = 0;
      for (long i = 0; i < r->length; i++)
        if (y[at + i * step] > 0) {
          sum += dy[at + i * step];
          support += 1;
        }
      const float mean = support > 0 ? sum / support : 0;
      for (long i = 0; i < r->length; i++) dx[at + i * step] = y[at + i * step] > 0 ? dy[at + i * step] - mean : 0;
    }
}

FB_DISPATCHED
void fb_gated(const fb_rows *r, const float *x, float *y) {
  const long half = r->length * r->inner;
  for (long o = 0; o < r->outer; o++) {
    const float *value = x + o * 2 * half, *gate = value + half;
    for (long i = 0; i < half; i++) y[o * half + i] = value[i] * v_sigmoid(gate[i]);
  }
}

FB_DISPATCHED
void fb_gated_backward(const fb_rows *r, const float *x, const float *dy, float *dx) {
  const long half = r->length * r->inner;
  for (long o = 0; o < r->outer; o++) {
    const float *value = x + o * 2 * half, *gate = value + half;
    float *to = dx + o * 2 * half;
    for (long i = 0; i < half; i++) {
      const float s = v_sigmoid(gate[i]), g = dy[o * half + i];
      to[i] = g * s;
      to[half + i] = g * value[i] * s * (1 - s);
    }
  }
}
