#include "merging.h"
#include "dispatch.h"
#include "vector_math.h"

FB_INLINE float combined(fb_binary_kind kind, float a, float b) {
  switch (kind) {
    case FB_ADD: return a + b;
    case FB_SUBTRACT: return a - b;
    case FB_MULTIPLY: return a * b;
    case FB_DIVIDE: return a / b;
    case FB_MAXIMUM: return a >= b ? a : b;
    case FB_MINIMUM: return a <= b ? a : b;
  }
  return 0;
}

// The factors on dy for the gradients of a and b. Of two equal operands the first is the maximum, and the minimum.
FB_INLINE float slope(fb_binary_kind kind, bool to_a, float a, float b) {
  switch (kind) {
    case FB_ADD: return 1;
    case FB_SUBTRACT: return to_a ? 1 : -1;
    case FB_MULTIPLY: return to_a ? b : a;
    case FB_DIVIDE: return to_a ? 1 / b : -a / (b * b);
    case FB_MAXIMUM: return (a >= b) == to_a ? 1 : 0;
    case FB_MINIMUM: return (a <= b) == to_a ? 1 : 0;
  }
  return 0;
}

// Iterates over all axes but the last, with the offsets of both operands.
typedef struct {
  long index[FB_MAXIMUM_RANK];
  long a, b;
} walk;

FB_INLINE void begin(walk *w, const fb_broadcast *s) {
  for (long axis = 0; axis < s->rank; axis++) w->index[axis] = 0;
  w->a = w->b = 0;
}

FB_INLINE bool advance(walk *w, const fb_broadcast *s) {
  for (long axis = s->rank - 2; axis >= 0; axis--) {
    w->a += s->a_steps[axis];
    w->b += s->b_steps[axis];
    if (++w->index[axis] < s->lengths[axis]) return true;
    w->a -= s->lengths[axis] * s->a_steps[axis];
    w->b -= s->lengths[axis] * s->b_steps[axis];
    w->index[axis] = 0;
  }
  return false;
}

FB_INLINE bool is_empty(const fb_broadcast *s) {
  for (long axis = 0; axis < s->rank; axis++)
    if (s->lengths[axis] == 0) return true;
  return s->rank == 0;
}

FB_INLINE void binary(fb_binary_kind kind, const fb_broadcast *s, const float *a, const float *b, float *y) {
  if (is_empty(s)) return;
  const long n = s->lengths[s->rank - 1], p = s->a_steps[s->rank - 1], q = s->b_steps[s->rank - 1];
  walk w;
  begin(&w, s);
  do {
    const float *from_a = a + w.a, *from_b = b + w.b;
    if (p == 1 && q == 1) {
      FB_EACH for (long i = 0; i < n; i++) y[i] = combined(kind, from_a[i], from_b[i]);
    } else if (q == 0 && p == 1) {
      const float one = *from_b;
      FB_EACH for (long i = 0; i < n; i++) y[i] = combined(kind, from_a[i], one);
    } else if (p == 0 && q == 1) {
      const float one = *from_a;
      FB_EACH for (long i = 0; i < n; i++) y[i] = combined(kind, one, from_b[i]);
    } else {
      for (long i = 0; i < n; i++) y[i] = combined(kind, from_a[i * p], from_b[i * q]);
    }
    y += n;
  } while (advance(&w, s));
}

FB_DISPATCHED
void fb_binary(fb_binary_kind kind, const fb_broadcast *s, const float *a, const float *b, float *y) {
  switch (kind) {
    case FB_ADD: binary(FB_ADD, s, a, b, y); break;
    case FB_SUBTRACT: binary(FB_SUBTRACT, s, a, b, y); break;
    case FB_MULTIPLY: binary(FB_MULTIPLY, s, a, b, y); break;
    case FB_DIVIDE: binary(FB_DIVIDE, s, a, b, y); break;
    case FB_MAXIMUM: binary(FB_MAXIMUM, s, a, b, y); break;
    case FB_MINIMUM: binary(FB_MINIMUM, s, a, b, y); break;
  }
}

FB_INLINE void backward(
    fb_binary_kind kind, bool to_a, const fb_broadcast *s, const float *a, const float *b, const float *dy, float *dx,
    bool repeated) {
  const long n = s->lengths[s->rank - 1], p = s->a_steps[s->rank - 1], q = s->b_steps[s->rank - 1];
  // Addition and subtraction do not read the operands, which may be freed.
  const bool reads = kind != FB_ADD && kind != FB_SUBTRACT;
  walk w;
  begin(&w, s);
  do {
    const float *from_a = reads ? a + w.a : dy, *from_b = reads ? b + w.b : dy;
    const long step_a = reads ? p : 0, step_b = reads ? q : 0;
    float *to = dx + (to_a ? w.a : w.b);
    const long step = to_a ? p : q;
    if (!repeated && step_a == 1 && step_b == 1) {
      FB_EACH for (long i = 0; i < n; i++) to[i] = dy[i] * slope(kind, to_a, from_a[i], from_b[i]);
    } else if (!repeated) {
      for (long i = 0; i < n; i++) to[i] = dy[i] * slope(kind, to_a, from_a[i * step_a], from_b[i * step_b]);
    } else if (step == 0) {
      float lanes[LANES] = {0};
      long i = 0;
      for (; i + LANES <= n; i += LANES)
        for (int lane = 0; lane < LANES; lane++)
          lanes[lane] += dy[i + lane] * slope(kind, to_a, from_a[(i + lane) * step_a], from_b[(i + lane) * step_b]);
      float sum = (float)lane_sum(lanes);
      for (; i < n; i++) sum += dy[i] * slope(kind, to_a, from_a[i * step_a], from_b[i * step_b]);
      *to += sum;
    } else if (step_a == 1 && step_b == 1) {
      for (long i = 0; i < n; i++) to[i] += dy[i] * slope(kind, to_a, from_a[i], from_b[i]);
    } else {
      for (long i = 0; i < n; i++) to[i] += dy[i] * slope(kind, to_a, from_a[i * step_a], from_b[i * step_b]);
    }
    dy += n;
  } while (advance(&w, s));
}

FB_DISPATCHED
void fb_binary_backward(
    fb_binary_kind kind, bool to_a, const fb_broadcast *s, const float *a, const float *b, const float *dy, float *dx,
    long count) {
  bool repeated = false;
  for (long axis = 0; axis < s->rank; axis++)
    repeated |= s->lengths[axis] > 1 && (to_a ? s->a_steps[axis] : s->b_steps[axis]) == 0;
  if (repeated || is_empty(s)) memset(dx, 0, (size_t)count * sizeof(float));
  if (is_empty(s)) return;
  switch (kind) {
#define CASE(KIND)                                                       \
  case KIND:                                                             \
    if (to_a) backward(KIND, true, s, a, b, dy, dx, repeated);           \
    else backward(KIND, false, s, a, b, dy, dx, repeated);               \
    break;
    CASE(FB_ADD)
    CASE(FB_SUBTRACT)
    CASE(FB_MULTIPLY)
    CASE(FB_DIVIDE)
    CASE(FB_MAXIMUM)
    CASE(FB_MINIMUM)
#undef CASE
  }
}

FB_DISPATCHED
void fb_add_bounded(const float *a, const float *b, float low, float high, float *y, long count) {
  FB_EACH for (long i = 0; i < count; i++) {
    const float sum = a[i] + b[i], open = sum <= low ? low : sum;  // NaN is preserved
    y[i] = open > high ? high : open;
  }
}

void fb_copy_blocks(const float *x, long from_step, float *y, long to_step, long block, long rows) {
  for (long row = 0; row < rows; row++)
    memcpy(y + row * to_step, x + row * from_step, (size_t)block * sizeof(float));
}

// The strides of `a` are those of x, which is never broadcast.
FB_DISPATCHED
void fb_prelu(const fb_broadcast *s, const float *x, const float *alpha, float *y) {
  if (is_empty(s)) return;
  const long n = s->lengths[s->rank - 1], q = s->b_steps[s->rank - 1];
  walk w;
  begin(&w, s);
  do {
    const float *from = x + w.a, *slopes = alpha + w.b;
    float *to = y + w.a;
    for (long i = 0; i < n; i++) to[i] = (from[i] < 0 ? slopes[i * q] * from[i] : from[i]) + 0.0f;  // no −0
  } while (advance(&w, s));
}

FB_DISPATCHED
void fb_prelu_backward(const fb_broadcast *s, const float *x, const float *alpha, const float *dy, float *dx) {
  if (is_empty(s)) return;
  const long n = s->lengths[s->rank - 1], q = s->b_steps[s->rank - 1];
  walk w;
  begin(&w, s);
  do {
    const float *from = x + w.a, *slopes = alpha + w.b, *g = dy + w.a;
    float *to = dx + w.a;
    for (long i = 0; i < n; i++) to[i] = from[i] > 0 ? g[i] : from[i] < 0 ? slopes[i * q] * g[i] : 0;
  } while (advance(&w, s));
}

FB_DISPATCHED
void fb_prelu_gradient(const fb_broadcast *s, const float *x, const float *dy, float *dalpha, long count) {
  memset(dalpha, 0, (size_t)count * sizeof(float));
  if (is_empty(s)) return;
  const long n = s->lengths[s->rank - 1], q = s->b_steps[s->rank - 1];
  walk w;
  begin(&w, s);
  do {
    const float *from = x + w.a, *g = dy + w.a;
    float *to = dalpha + w.b;
    for (long i = 0; i < n; i++) to[i * q] += from[i] < 0 ? from[i] * g[i] : 0;
  } while (advance(&w, s));
}

FB_DISPATCHED
void fb_scale_channels(
    const float *x, const float *shift, const float *scale, const float *offset, float *y, long rows, long channels) {
  if (channels == 1) {
    const float middle = *shift, factor = *scale, end = *offset;
    for (long i = 0; i < rows; i++) y[i] = (x[i] - middle) * factor + end;
    return;
  }
  for (long row = 0; row < rows; row++, x += channels, y += channels)
    for (long i = 0; i < channels; i++) y[i] = (x[i] - shift[i]) * scale[i] + offset[i];
}
