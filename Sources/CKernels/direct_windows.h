#pragma once

#include "direct.h"
#include "dispatch.h"

// Kernel positions along one axis that fall on the image, for a window that starts at `start`.
FB_INLINE void places(long start, long size, long kernel, long *from, long *to) {
  *from = start < 0 ? -start : 0;
  *to = size - start < kernel ? size - start : kernel;
  if (*from > kernel) *from = kernel;
  if (*to < *from) *to = *from;
}

// The first window of a row behind those that have the same columns of the kernel on the image as window `ow`, and these
// columns: windows entirely on the image are taken at once, the others one by one.
FB_INLINE long next_window(const fb_direct *p, long ow, long *kw_from, long *kw_to) {
  const long left = ow * p->stride - p->pad_left, right = p->width - p->kernel_width - left;
  places(left, p->width, p->kernel_width, kw_from, kw_to);
  const long next = left >= 0 && right >= 0 ? ow + 1 + right / p->stride : ow + 1;
  return next < p->output_width ? next : p->output_width;
}
