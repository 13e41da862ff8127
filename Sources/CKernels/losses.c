#include "losses.h"
#include "dispatch.h"
#include "vector_math.h"

static const float TINY = 1e-7f;

FB_INLINE float within(float p) { return p < TINY ? TINY : p > 1 - TINY ? 1 - TINY : p; }
FB_INLINE float sign_of(float x) { return x > 0 ? 1.0f : x < 0 ? -1.0f : 0.0f; }
// Hinge losses use −1 and 1; 0 counts as −1.
FB_INLINE float hinge_target(float t) { return t == 0 ? -1 : t; }

// Each loss of a prediction p and a target t with its derivative to p.

FB_INLINE float squared_error(fb_loss l, float p, float t, float *slope) {
  *slope = 2 * (p - t);
  return (p - t) * (p - t);
}

FB_INLINE float absolute_error(fb_loss l, float p, float t, float *slope) {
  *slope = sign_of(p - t);
  return fabsf(p - t);
}

FB_INLINE float percentage_error(fb_loss l, float p, float t, float *slope) {
  const float size = fabsf(t) < TINY ? TINY : fabsf(t);
  *slope = 100 * sign_of(p - t) / size;
  return 100 * fabsf(p - t) / size;
}

FB_INLINE float logarithmic_error(fb_loss l, float p, float t, float *slope) {
  const float q = p < TINY ? TINY : p, u = t < TINY ? TINY : t;
  const float difference = v_log1p(q) - v_log1p(u);
  *slope = p < TINY ? 0 : 2 * difference / (1 + q);
  return difference * difference;
}

FB_INLINE float huber(fb_loss l, float p, float t, float *slope) {
  const float e = p - t, size = fabsf(e);
  const bool near = size <= l.a;
  *slope = near ? e : l.a * sign_of(e);
  return near ? 0.5f * e * e : l.a * size - 0.5f * l.a * l.a;
}

FB_INLINE float log_cosh(fb_loss l, float p, float t, float *slope) {
  const float e = p - t, size = fabsf(e);
  *slope = v_tanh(e);
  return size + v_log1p(v_exp(-2 * size)) - 0.69314718f;
}

FB_INLINE float poisson(fb_loss l, float p, float t, float *slope) {
  *slope = 1 - t / (p + TINY);
  return p - t * v_log(p + TINY);
}

FB_INLINE float kl_divergence(fb_loss l, float p, float t, float *slope) {
  const float q = p < TINY ? TINY : p > 1 ? 1 : p, u = t < TINY ? TINY : t > 1 ? 1 : t;
  *slope = q == p ? -u / q : 0;
  return u * v_log(u / q);
}

FB_INLINE float hinge(fb_loss l, float p, float t, float *slope) {
  const float y = hinge_target(t), gap = 1 - y * p;
  *slope = gap > 0 ? -y : 0;
  return gap > 0 ? gap : 0;
}

FB_INLINE float squared_hinge(fb_loss l, float p, float t, float *slope) {
  const float y = hinge_target(t), gap = 1 - y * p;
  *slope = gap > 0 ? -2 * y * gap : 0;
  return gap > 0 ? gap * gap : 0;
}

FB_INLINE float binary_crossentropy(fb_loss l, float p, float t, float *slope) {
  const float q = within(p);
  *slope = q == p ? (q - t) / (q * (1 - q)) : 0;
  return -(t * v_log(q) + (1 - t) * v_log(1 - q));
}

FB_INLINE float logit_crossentropy(fb_loss l, float p, float t, float *slope) {
  const float e = v_exp(p < 0 ? p : -p);
  *slope = (p < 0 ? e : 1) / (1 + e) - t;
  return (p > 0 ? p : 0) - p * t + v_log1p(e);
}

// (1 − agreement)^b · cross-entropy, agreement being the probability given to the target. Lin et al. 2017.
FB_INLINE float focal(fb_loss l, float p, float t, float *slope) {
  float inner;
  const float entropy = binary_crossentropy(l, p, t, &inner);
  const float rest = 1 - (t * p + (1 - t) * (1 - p));
  const float factor = powf(rest, l.b);
  const float weight = l.a < 0 ? 1 : t * l.a + (1 - t) * (1 - l.a);
  *slope = weight * (factor * inner + (l.b == 0 ? 0 : l.b * powf(rest, l.b - 1)) * (1 - 2 * t) * entropy);
  return weight * factor * entropy;
}

FB_INLINE float logit_focal(fb_loss l, float p, float t, float *slope) {
  // The entropy from the logit, so that a saturated sigmoid does not cut it off.
  float inner;
  const float entropy = logit_crossentropy(l, p, t, &inner), q = v_sigmoid(p);
  const float rest = 1 - (t * q + (1 - t) * (1 - q));
  const float factor = powf(rest, l.b);
  const float weight = l.a < 0 ? 1 : t * l.a + (1 - t) * (1 - l.a);
  const float change = l.b == 0 ? 0 : l.b * powf(rest, l.b - 1) * (1 - 2 * t) * q * (1 - q);
  *slope = weight * (factor * inner + change * entropy);
  return weight * factor * entropy;
}

#define EACH_LOSS(DO)                              \
  DO(FB_SQUARED_ERROR, squared_error)              \
  DO(FB_ABSOLUTE_ERROR, absolute_error)            \
  DO(FB_PERCENTAGE_ERROR, percentage_error)        \
  DO(FB_LOGARITHMIC_ERROR, logarithmic_error)      \
  DO(FB_HUBER, huber)                              \
  DO(FB_LOG_COSH, log_cosh)                        \
  DO(FB_POISSON, poisson)                          \
  DO(FB_KL_DIVERGENCE, kl_divergence)              \
  DO(FB_HINGE, hinge)                              \
  DO(FB_SQUARED_HINGE, squared_hinge)              \
  DO(FB_BINARY_CROSSENTROPY, binary_crossentropy)  \
  DO(FB_LOGIT_CROSSENTROPY, logit_crossentropy)    \
  DO(FB_FOCAL, focal)                              \
  DO(FB_LOGIT_FOCAL, logit_focal)

typedef float (*element_loss)(fb_loss, float, float, float *);

FB_INLINE double sample_loss(
    element_loss loss, fb_loss l, const float *x, const float *targets, float scale, float *dx, long count) {
  double total = 0;
  const float keep = 1 - l.smoothing, add = 0.5f * l.smoothing;
  for (long start = 0; start < count; start += BLOCK) {
    const long end = start + BLOCK < count ? start + BLOCK : count;
    float lanes[LANES] = {0};
    long i = start;
    for (; i + LANES <= end; i += LANES)
      for (int lane = 0; lane < LANES; lane++) {
        float slope;
        lanes[lane] += loss(l, x[i + lane], targets[i + lane] * keep + add, &slope);
        if (dx) dx[i + lane] = slope * scale;
      }
    for (; i < end; i++) {
      float slope;
      lanes[0] += loss(l, x[i], targets[i] * keep + add, &slope);
      if (dx) dx[i] = slope * scale;
    }
    total += lane_sum(lanes);
  }
  return total;
}

FB_DISPATCHED
double fb_elementwise_loss(
    const fb_loss *loss, const float *x, const float *targets, const float *weights, float scale, float *dx, long samples,
    long row_count) {
  const fb_loss l = *loss;
  double total = 0;
  for (long n = 0; n < samples; n++) {
    const float weight = weights ? weights[n] : 1;
    const float *p = x + n * row_count, *t = targets + n * row_count;
    float *to = dx ? dx + n * row_count : NULL;
    switch (l.kind) {
#define CASE(KIND, name)                                                                   \
  case KIND:                                                                               \
    total += (double)weight * sample_loss(name, l, p, t, scale * weight, to, row_count);   \
    break;
      EACH_LOSS(CASE)
#undef CASE
    }
  }
  return total;
}

// MARK: Rows

// max((1 − t) p) − Σ t p + 1, above zero
static float categorical_hinge(fb_row_loss l, const float *p, const float *t, float *dp, float scale, long columns) {
  float right = 0, wrong = -INFINITY;
  long at = 0;
  for (long i = 0; i < columns; i++) {
    right += t[i] * p[i];
    const float other = (1 - t[i]) * p[i];
    if (other > wrong) {
      wrong = other;
      at = i;
    }
  }
  const float gap = wrong - right + 1;
  if (dp)
    for (long i = 0; i < columns; i++) dp[i] = gap > 0 ? scale * ((i == at ? 1 - t[i] : 0) - t[i]) : 0;
  return gap > 0 ? gap : 0;
}

// −p · t / (|p| |t|)
static float cosine_similarity(fb_row_loss l, const float *p, const float *t, float *dp, float scale, long columns) {
  float dot = 0, pp = 0, tt = 0;
  for (long i = 0; i < columns; i++) {
    dot += p[i] * t[i];
    pp += p[i] * p[i];
    tt += t[i] * t[i];
  }
  // As tf.math.l2_normalize: a norm of zero gives zero.
  const float lp = sqrtf(pp > 1e-12f ? pp : 1e-12f), lt = sqrtf(tt > 1e-12f ? tt : 1e-12f);
  const float cosine = dot / (lp * lt);
  if (dp)
    for (long i = 0; i < columns; i++)
      dp[i] = -scale * (t[i] / (lp * lt) - (pp > 1e-12f ? cosine * p[i] / pp : 0));
  return -cosine;
}

FB_INLINE float focal_share(fb_row_loss l, float share, float t, float *slope) {
  const float q = within(share), power = powf(1 - q, l.b);
  *slope = q != share ? 0 : l.a * t * ((l.b == 0 ? 0 : l.b * powf(1 - q, l.b - 1)) * v_log(q) - power / q);
  return -t * v_log(q) * l.a * power;
}

// Σ −t log q · a (1 − q)^b
static float categorical_focal(fb_row_loss l, const float *p, const float *t, float *dp, float scale, long columns) {
  float top = p[0], sum = 0, loss = 0, drawn_back = 0;
  if (l.logits) {
    for (long i = 1; i < columns; i++) top = p[i] > top ? p[i] : top;
    for (long i = 0; i < columns; i++) sum += v_exp(p[i] - top);
  } else {
    for (long i = 0; i < columns; i++) sum += p[i];
  }
  // One pass for the loss and the gradient through the normalization, one for the derivatives: dp may overlap p.
  for (long i = 0; i < columns; i++) {
    const float share = (l.logits ? v_exp(p[i] - top) : p[i]) / sum;
    float slope;
    loss += focal_share(l, share, t[i] * (1 - l.smoothing) + l.smoothing / (float)columns, &slope);
    drawn_back += slope * share;
  }
  if (dp)
    for (long i = 0; i < columns; i++) {
      const float share = (l.logits ? v_exp(p[i] - top) : p[i]) / sum;
      float slope;
      focal_share(l, share, t[i] * (1 - l.smoothing) + l.smoothing / (float)columns, &slope);
      dp[i] = scale * (slope - drawn_back) * (l.logits ? share : 1 / sum);
    }
  return loss;
}

// 1 − Σ t p / (Σ t p + a Σ (1 − p) t + b Σ p (1 − t))
static float tversky(fb_row_loss l, const float *p, const float *t, float *dp, float scale, long columns) {
  double both = 0, missed = 0, wrong = 0;
  for (long i = 0; i < columns; i++) {
    both += (double)(t[i] * p[i]);
    missed += (double)((1 - p[i]) * t[i]);
    wrong += (double)(p[i] * (1 - t[i]));
  }
  const double below = both + (double)l.a * missed + (double)l.b * wrong + (double)TINY;
  const double share = both / below;
  if (dp)
    for (long i = 0; i < columns; i++) {
      const double change = (double)t[i] - (double)(l.a * t[i]) + (double)(l.b * (1 - t[i]));
      dp[i] = scale * (float)(-((double)t[i] - share * change) / below);
    }
  return (float)(1 - share);
}

double fb_row_losses(
    const fb_row_loss *loss, const float *x, const float *targets, const float *weights, float scale, float *dx, long rows,
    long columns, long positions) {
  const fb_row_loss l = *loss;
  double total = 0;
  if (columns <= 0) return 0;
  for (long r = 0; r < rows; r++, x += columns, targets += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    float *to = dx ? dx + r * columns : NULL;
    float value = 0;
    switch (l.kind) {
      case FB_CATEGORICAL_HINGE: value = categorical_hinge(l, x, targets, to, scale * weight, columns); break;
      case FB_COSINE_SIMILARITY: value = cosine_similarity(l, x, targets, to, scale * weight, columns); break;
      case FB_CATEGORICAL_FOCAL: value = categorical_focal(l, x, targets, to, scale * weight, columns); break;
      case FB_TVERSKY: value = tversky(l, x, targets, to, scale * weight, columns); break;
    }
    total += (double)weight * (double)value;
  }
  return total;
}
