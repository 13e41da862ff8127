#include "columns.h"
#include "vectors.h"

FB_DISPATCHED
void fb_add_to_columns(const float *bias, float *y, long rows, long columns) {
  for (long r = 0; r < rows; r++, y += columns)
    for (long i = 0; i < columns; i++) y[i] += bias[i];
}

// Rows that are summed in float before their sum is added to the total, for accuracy.
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

FB_DISPATCHED
void fb_add_column_sums(const float *x, float *sums, long rows, long step, long count) {
  for (long row = 0; row < rows; row++, x += step) {
    FB_EACH
    for (long i = 0; i < count; i++) sums[i] += x[i];
  }
}
