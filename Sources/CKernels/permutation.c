#include "permutation.h"
#include "dispatch.h"

#include <string.h>

enum { MOST_AXES = 65 };

FB_INLINE void line(const float *x, long step, float *y, long count) {
  if (step == 1)
    memcpy(y, x, (size_t)count * sizeof(float));
  else
    for (long i = 0; i < count; i++) y[i] = x[i * step];
}

FB_DISPATCHED
void fb_permute(long rank, const long *lengths, const long *steps, const float *x, float *y) {
  if (rank == 0) {
    y[0] = x[0];
    return;
  }
  for (long axis = 0; axis < rank; axis++)
    if (lengths[axis] == 0) return;
  long place[MOST_AXES] = {0};
  const long last = rank - 1;
  while (1) {
    line(x, steps[last], y, lengths[last]);
    y += lengths[last];
    long axis = last - 1;
    for (; axis >= 0; axis--) {
      x += steps[axis];
      if (++place[axis] < lengths[axis]) break;
      x -= steps[axis] * lengths[axis];
      place[axis] = 0;
    }
    if (axis < 0) return;
  }
}
