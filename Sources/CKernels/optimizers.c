#include "optimizers.h"
#include "dispatch.h"
#include "vector_math.h"

#include <math.h>

FB_INLINE float total(const float *const *gradients, long workers, long i) {
  return workers == 1 ? gradients[0][i] : gradients[0][i] + gradients[1][i];
}

// Neighbours first, then pairs, then fours: a group of workers has the same sum wherever it is made.
FB_INLINE void sum_pairwise(float *const *gradients, long workers, long from, long to) {
  for (long distance = 1; distance < workers; distance *= 2)
    for (long n = 0; n + distance < workers; n += 2 * distance) {
      float *sum = gradients[n];
      const float *other = gradients[n + distance];
      for (long i = from; i < to; i++) sum[i] += other[i];
    }
}

FB_DISPATCHED
void fb_sum_gradients(float *const *gradients, long workers, long from, long to) {
  for (long start = from; start < to; start += BLOCK)
    sum_pairwise(gradients, workers, start, start + BLOCK < to ? start + BLOCK : to);
}

// Calls a rule with the number of lists as a constant, so that the sum of gradients is unrolled.
#define FOR_WORKERS(call)    \
  if (workers == 1) call(1); \
  else call(2);

FB_INLINE void adam(
    const fb_adam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, float *largest,
    long from, long to) {
  const float rate = o->learning_rate * v_sqrt(o->bias_2) / o->bias_1;
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    m[i] += (g - m[i]) * o->share_1;
    v[i] += (g * g - v[i]) * o->share_2;
    float size = v[i];
    if (largest) size = largest[i] = largest[i] > size ? largest[i] : size;
    w[i] = w[i] * decay - rate * m[i] / (v_sqrt(size) + o->epsilon);
  }
}

FB_DISPATCHED
void fb_adam(
    const fb_adam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, float *largest,
    long from, long to) {
#define CALL(n) adam(o, w, gradients, n, m, v, NULL, from, to)
  if (!largest) {
    FOR_WORKERS(CALL)
    return;
  }
#undef CALL
  adam(o, w, gradients, workers, m, v, largest, from, to);
}

FB_INLINE void sgd(
    const fb_sgd_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    float step = -o->learning_rate * g;
    if (m) {
      m[i] = m[i] * o->momentum + step;
      step = o->nesterov ? m[i] * o->momentum + step : m[i];
    }
    w[i] = w[i] * decay + step;
  }
}

FB_DISPATCHED
void fb_sgd(
    const fb_sgd_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to) {
#define CALL(n) sgd(o, w, gradients, n, m, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

FB_INLINE void rmsprop(
    const fb_rmsprop_options *o, float *w, const float *const *gradients, long workers, float *v, float *m, float *mean,
    long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    v[i] = o->rho * v[i] + (1 - o->rho) * g * g;
    float size = v[i] + o->epsilon;
    if (mean) {
      mean[i] = o->rho * mean[i] + (1 - o->rho) * g;
      size -= mean[i] * mean[i];
    }
    float step = o->learning_rate * g / v_sqrt(size);
    if (m) step = m[i] = o->momentum * m[i] + step;
    w[i] = w[i] * decay - step;
  }
}

FB_DISPATCHED
void fb_rmsprop(
    const fb_rmsprop_options *o, float *w, const float *const *gradients, long workers, float *v, float *m, float *mean,
    long from, long to) {
#define CALL(n) rmsprop(o, w, gradients, n, v, NULL, NULL, from, to)
  if (!m && !mean) {
    FOR_WORKERS(CALL)
    return;
  }
#undef CALL
  rmsprop(o, w, gradients, workers, v, m, mean, from, to);
}

FB_INLINE void nadam(
    const fb_nadam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, long from,
    long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    m[i] += (g - m[i]) * (1 - o->beta_1);
    v[i] += (g * g - v[i]) * (1 - o->beta_2);
    const float direction = o->momentum_share * m[i] + o->gradient_share * g;
    w[i] = w[i] * decay - o->learning_rate * direction / (v_sqrt(v[i] / o->bias_2) + o->epsilon);
  }
}

FB_DISPATCHED
void fb_nadam(
    const fb_nadam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, long from,
    long to) {
#define CALL(n) nadam(o, w, gradients, n, m, v, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

FB_INLINE void adagrad(
    const fb_adagrad_options *o, float *w, const float *const *gradients, long workers, float *sum, long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    sum[i] += g * g;
    w[i] = w[i] * decay - o->learning_rate * g / v_sqrt(sum[i] + o->epsilon);
  }
}

FB_DISPATCHED
void fb_adagrad(
    const fb_adagrad_options *o, float *w, const float *const *gradients, long workers, float *sum, long from, long to) {
#define CALL(n) adagrad(o, w, gradients, n, sum, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

FB_INLINE void adadelta(
    const fb_adadelta_options *o, float *w, const float *const *gradients, long workers, float *squares, float *steps,
    long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    squares[i] = o->rho * squares[i] + (1 - o->rho) * g * g;
    const float step = -v_sqrt(steps[i] + o->epsilon) * g / v_sqrt(squares[i] + o->epsilon);
    steps[i] = o->rho * steps[i] + (1 - o->rho) * step * step;
    w[i] = w[i] * decay + o->learning_rate * step;
  }
}

FB_DISPATCHED
void fb_adadelta(
    const fb_adadelta_options *o, float *w, const float *const *gradients, long workers, float *squares, float *steps,
    long from, long to) {
#define CALL(n) adadelta(o, w, gradients, n, squares, steps, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

FB_INLINE void adamax(
    const fb_adamax_options *o, float *w, const float *const *gradients, long workers, float *m, float *u, long from,
    long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale, size = fabsf(g);
    m[i] += (g - m[i]) * (1 - o->beta_1);
    const float kept = u[i] * o->beta_2;
    u[i] = kept > size ? kept : size;
    w[i] = w[i] * decay - o->learning_rate * m[i] / (o->bias_1 * (u[i] + o->epsilon));
  }
}

FB_DISPATCHED
void fb_adamax(
    const fb_adamax_options *o, float *w, const float *const *gradients, long workers, float *m, float *u, long from,
    long to) {
#define CALL(n) adamax(o, w, gradients, n, m, u, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

FB_INLINE void lion(
    const fb_lion_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    const float step = m[i] * o->beta_1 + g * (1 - o->beta_1);
    w[i] = w[i] * decay - o->learning_rate * (step > 0 ? 1 : step < 0 ? -1 : 0);
    m[i] = m[i] * o->beta_2 + g * (1 - o->beta_2);
  }
}

FB_DISPATCHED
void fb_lion(
    const fb_lion_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to) {
#define CALL(n) lion(o, w, gradients, n, m, from, to)
  FOR_WORKERS(CALL)
#undef CALL
}

void fb_ftrl(
    const fb_ftrl_options *o, float *w, const float *const *gradients, long workers, float *sum, float *linear, long from,
    long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale, value = w[i] * decay;
    const float next = sum[i] + g * g;
    const float power = powf(next, -o->power);
    linear[i] += g + 2 * o->shrinkage * value - (power - powf(sum[i], -o->power)) / o->learning_rate * value;
    const float bounded = linear[i] > o->l1 ? o->l1 : linear[i] < -o->l1 ? -o->l1 : linear[i];
    w[i] = (bounded - linear[i]) / (power / o->learning_rate + 2 * o->l2);
    sum[i] = next;
  }
}

FB_DISPATCHED
double fb_fold_gradients(
    float *const *gradients, long workers, const float *w, float l1, float l2, float limit, long from, long to) {
  double squares = 0;
  for (long start = from; start < to; start += BLOCK) {
    const long end = start + BLOCK < to ? start + BLOCK : to;
    float *sum = gradients[0];
    sum_pairwise(gradients, workers, start, end);
    if (l1 != 0 || l2 != 0)
      for (long i = start; i < end; i++) sum[i] += 2 * l2 * w[i] + (w[i] > 0 ? l1 : w[i] < 0 ? -l1 : 0);
    if (limit > 0)
      for (long i = start; i < end; i++) sum[i] = sum[i] > limit ? limit : sum[i] < -limit ? -limit : sum[i];
    float lanes[LANES] = {0};
    long i = start;
    for (; i + LANES <= end; i += LANES)
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += sum[i + lane] * sum[i + lane];
    for (; i < end; i++) lanes[0] += sum[i] * sum[i];
    squares += lane_sum(lanes);
  }
  return squares;
}

FB_DISPATCHED
double fb_penalty(const float *w, float l1, float l2, long from, long to) {
  double sum = 0;
  for (long start = from; start < to; start += BLOCK) {
    const long end = start + BLOCK < to ? start + BLOCK : to;
    float sizes[LANES] = {0}, squares[LANES] = {0};
    long i = start;
    for (; i + LANES <= end; i += LANES)
      for (int lane = 0; lane < LANES; lane++) {
        sizes[lane] += fabsf(w[i + lane]);
        squares[lane] += w[i + lane] * w[i + lane];
      }
    for (; i < end; i++) {
      sizes[0] += fabsf(w[i]);
      squares[0] += w[i] * w[i];
    }
    sum += (double)l1 * lane_sum(sizes) + (double)l2 * lane_sum(squares);
  }
  return sum;
}
